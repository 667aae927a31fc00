package tw.kuroshio.adapters.simulator;

/**
 * What became of the exchange's datagrams on the way. While {@code missed} and {@code late} are 0,
 * whoever listens to both copies gets every record exactly when it came without damage.
 *
 * @param sent datagrams of the exchange, each in two copies
 * @param lost copies that never came
 * @param silenced copies that were sent while their copy was silent
 * @param duplicated copies that came twice
 * @param reordered copies that came behind later ones
 * @param corrupted copies with a wrong byte
 * @param missed datagrams of which no copy came whole
 * @param late datagrams of which the first whole copy came later than without damage
 */
public record DamageCounts(
    long sent,
    long lost,
    long silenced,
    long duplicated,
    long reordered,
    long corrupted,
    long missed,
    long late) {}
