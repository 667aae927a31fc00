package tw.kuroshio.adapters.simulator;

import java.util.List;

/**
 * What is out of the ordinary in one instrument's day, and the prints that are left of it.
 *
 * @param suspended does not trade today
 * @param openNsOfDay opening call, with its delay if it has one
 * @param closeNsOfDay closing call, with its delay
 * @param pauses in time order, all in continuous trading
 * @param marketOrders market orders wait in the closing call
 */
record InstrumentPlan(
    PrintPath path,
    boolean suspended,
    long openNsOfDay,
    long closeNsOfDay,
    List<Pause> pauses,
    boolean marketOrders) {}
