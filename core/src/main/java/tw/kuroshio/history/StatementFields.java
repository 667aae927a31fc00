package tw.kuroshio.history;

/** The columns of financial statements. Amounts in TWD; statements are consolidated, by IFRS. */
final class StatementFields {

  /** So many of the columns, the first ones, flow and are filed cumulatively. */
  static final int FLOWS = 10;

  private StatementFields() {}

  /** Net income and equity are those attributable to the owners of the parent. */
  static Field[] all() {
    return new Field[] {
      new Field("revenue", FieldType.TWD),
      new Field("operating_income", FieldType.TWD),
      new Field("net_income", FieldType.TWD),
      new Field("eps", FieldType.PRICE_E4),
      new Field("ebitda", FieldType.TWD),
      new Field("depreciation", FieldType.TWD),
      new Field("amortisation", FieldType.TWD),
      new Field("interest_expense", FieldType.TWD),
      new Field("tax_expense", FieldType.TWD),
      new Field("cfo", FieldType.TWD),
      new Field("total_assets", FieldType.TWD),
      new Field("total_liabilities", FieldType.TWD),
      new Field("equity", FieldType.TWD),
      new Field("minority_interest", FieldType.TWD),
      new Field("preferred", FieldType.TWD),
      new Field("interest_bearing_debt", FieldType.TWD),
      new Field("cash_and_short_term_investments", FieldType.TWD)
    };
  }
}
