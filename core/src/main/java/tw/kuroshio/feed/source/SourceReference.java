package tw.kuroshio.feed.source;

import tw.kuroshio.model.InstrumentId;

/**
 * What a source says of an instrument's day, in 10⁻⁴ TWD.
 *
 * @param limitUpE4 0 = no limit
 * @param limitDownE4 0 = no limit
 */
public record SourceReference(
    InstrumentId id, long referenceE4, long limitUpE4, long limitDownE4) {}
