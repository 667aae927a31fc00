package tw.kuroshio.adapters.simulator;

/**
 * What the exchange made of its script, for the run's report.
 *
 * @param instruments all instruments of the day
 * @param withoutPrints those that print nothing: no trade, or less than one lot
 * @param inferredReferences those whose reference price or limits are not official
 * @param prints trades that the day will print
 * @param impliedLots lots printed that the material's volume does not hold
 * @param droppedShares shares of the material's volume left over after whole lots
 * @param untouchedPrices highs and lows that could not be printed for want of lots
 * @param ignoredBars bars outside the session
 */
public record ScriptCounts(
    int instruments,
    int withoutPrints,
    int inferredReferences,
    long prints,
    long impliedLots,
    long droppedShares,
    int untouchedPrices,
    int ignoredBars) {

  static final ScriptCounts NONE = new ScriptCounts(0, 0, 0, 0, 0, 0, 0, 0);

  ScriptCounts plus(ScriptedInstrument scripted, PrintPath path) {
    boolean inferred = scripted.reference().source() == ReferencePrice.Source.INFERRED;
    return new ScriptCounts(
        instruments + 1,
        withoutPrints + (path.size() == 0 ? 1 : 0),
        inferredReferences + (inferred ? 1 : 0),
        prints + path.size(),
        impliedLots + path.impliedLots,
        droppedShares + path.droppedShares,
        untouchedPrices + path.untouched,
        ignoredBars + path.ignoredBars);
  }
}
