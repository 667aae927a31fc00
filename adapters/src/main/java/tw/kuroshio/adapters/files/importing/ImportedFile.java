package tw.kuroshio.adapters.files.importing;

import java.util.List;
import java.util.Map;
import tw.kuroshio.adapters.files.QuarantinedRow;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;

/**
 * What one file holds.
 *
 * @param name without its folder
 * @param contentSha256 of the decompressed content, hexadecimal
 * @param rows rows read, below the header
 * @param duplicates rows left out because an equal one is there
 * @param tables facts by dataset
 * @param faults rows set aside, by reason
 * @param flags rows that came in with a flag, by rule
 * @param quarantined the rows set aside
 */
public record ImportedFile(
    String name,
    String contentSha256,
    long rows,
    long duplicates,
    List<FactTable> tables,
    Map<RowFault, Long> faults,
    Map<FlagRule, Long> flags,
    List<QuarantinedRow> quarantined) {}
