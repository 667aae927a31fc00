/**
 * An exchange in one process: plays a scripted day in virtual time, speaks the real feed's records,
 * and matches our orders by Taiwan's rules. {@link
 * tw.kuroshio.adapters.simulator.SimulatedExchange} is the port; {@link
 * tw.kuroshio.adapters.simulator.DayScript} says what is played.
 */
package tw.kuroshio.adapters.simulator;
