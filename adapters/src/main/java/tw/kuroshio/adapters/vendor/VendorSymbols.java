package tw.kuroshio.adapters.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/** The instruments asked of a vendor, by code; codes are unique over both markets. Immutable. */
public final class VendorSymbols {

  private final Map<String, InstrumentId> byCode = new LinkedHashMap<>();

  public VendorSymbols(List<InstrumentId> ids) {
    for (InstrumentId id : ids) {
      if (byCode.put(id.code(), id) != null) {
        throw new IllegalArgumentException("Code listed in both markets: " + id.code());
      }
    }
  }

  /** In the order given. */
  public List<InstrumentId> all() {
    return List.copyOf(byCode.values());
  }

  /**
   * The instrument of a message.
   *
   * @param market where the message says it is listed, null when it does not say
   */
  public InstrumentId of(String code, @Nullable Market market) throws MessageRefused {
    InstrumentId id = byCode.get(code);
    if (id == null || (market != null && market != id.market())) {
      throw new MessageRefused(SourceFault.UNKNOWN_INSTRUMENT, "an instrument nobody asked for");
    }
    return id;
  }
}
