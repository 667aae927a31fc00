package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.eshop.EShopConversion;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopQuarantine;
import tw.kuroshio.adapters.eshop.EShopReplay;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.feed.eshop.SnapshotQuotes;
import tw.kuroshio.feed.eshop.TransactionPrints;
import tw.kuroshio.feed.eshop.TransactionPrints.SetAside;

/** What a conversion came to, schema {@code kuroshio.feed-convert/1}. */
record ConvertSummary(
    Path out, List<EShopFile> files, EShopReplay replay, EShopConversion conversion) {

  private static final String SCHEMA = "kuroshio.feed-convert/1";

  private List<EShopQuarantine> quarantines() {
    List<EShopQuarantine> all = new ArrayList<>();
    files.forEach(file -> all.add(file.quarantine()));
    all.add(replay.quarantine());
    return all;
  }

  private Map<RowFault, Long> quarantined() {
    Map<RowFault, Long> sum = new EnumMap<>(RowFault.class);
    quarantines()
        .forEach(one -> one.counts().forEach((fault, count) -> sum.merge(fault, count, Long::sum)));
    return sum;
  }

  void print(PrintWriter messages) {
    for (EShopFile file : files) {
      messages.printf(
          "read       %,d rows of %s, %s%n", file.rowNumber(), file.name(), file.date());
    }
    messages.printf("written    %,d records to %s%n", conversion.records(), out);
    SnapshotQuotes snapshots = conversion.snapshots();
    if (snapshots.securities() > 0) {
      messages.printf(
          "quotes     %,d securities, %,d trading units printed; %,d matches without volume, %,d"
              + " volumes without a match%n",
          snapshots.securities(),
          snapshots.printedLots(),
          snapshots.matchesWithoutVolume(),
          snapshots.volumeWithoutMatch());
    }
    TransactionPrints prints = conversion.transactions();
    if (prints.records() > 0) {
      messages.printf("prints     %,d shares%n", prints.printedShares());
    }
    for (SetAside reason : SetAside.values()) {
      if (prints.setAsideTrades(reason) > 0) {
        messages.printf(
            "no print   %,d trades of %,d shares: %s%n",
            prints.setAsideTrades(reason), prints.setAsideShares(reason), reason);
      }
    }
    quarantined().forEach((fault, count) -> messages.printf("bad rows   %,d %s%n", count, fault));
    for (EShopQuarantine quarantine : quarantines()) {
      quarantine.samples().forEach(row -> messages.println("  " + row));
    }
    messages.flush();
  }

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("out", out.toString());
    json.put("date", replay.date().toString());
    ArrayNode read = json.putArray("files");
    for (EShopFile file : files) {
      read.addObject().put("name", file.name()).put("rows", file.rowNumber());
    }
    json.put("records", conversion.records());
    SnapshotQuotes snapshots = conversion.snapshots();
    json.putObject("quotes")
        .put("securities", snapshots.securities())
        .put("printedLots", snapshots.printedLots())
        .put("matchesWithoutVolume", snapshots.matchesWithoutVolume())
        .put("volumeWithoutMatch", snapshots.volumeWithoutMatch());
    TransactionPrints prints = conversion.transactions();
    ObjectNode printed = json.putObject("prints").put("shares", prints.printedShares());
    ObjectNode noPrint = printed.putObject("setAside");
    for (SetAside reason : SetAside.values()) {
      noPrint.put(reason.name(), prints.setAsideTrades(reason));
    }
    ObjectNode quarantined = json.putObject("quarantined");
    quarantined().forEach((fault, count) -> quarantined.put(fault.name(), count));
    return json.put("exit", ExitCode.DONE.code).toString();
  }
}
