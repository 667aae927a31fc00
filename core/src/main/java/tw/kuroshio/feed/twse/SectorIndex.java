package tw.kuroshio.feed.twse;

/**
 * The indices of TWSE's format 3 in the order of its values (B.12.07 p. 19–20), with the ids format
 * 10 has for them. The composites of the old classification and the sectors of the new one that
 * have the same members come twice.
 */
public enum SectorIndex {
  /** 發行量加權股價指數, TAIEX. */
  TAIEX("IX0001"),
  NON_FINANCE("IX0007"),
  NON_ELECTRONICS("IX0008"),
  CHEMICAL("IX0020"),
  BIOTECHNOLOGY_AND_MEDICAL_CARE("IX0021"),
  /** 水泥窯製, old classification. */
  CEMENT_AND_CERAMIC("IX0013"),
  /** 食品, old classification. */
  OLD_FOOD("IX0011"),
  /** 塑膠化工, old classification. */
  PLASTIC_AND_CHEMICAL("IX0014"),
  /** 紡織纖維, old classification. */
  OLD_TEXTILES("IX0016"),
  /** 機電, old classification. */
  ELECTRICAL("IX0015"),
  /** 造紙, old classification. */
  OLD_PAPER_AND_PULP("IX0023"),
  /** 營造建材, old classification. */
  OLD_BUILDING_MATERIALS_AND_CONSTRUCTION("IX0036"),
  /** 雜項, old classification; without id in format 10, always 0 in the manual's example. */
  OLD_MISCELLANEOUS(""),
  /** 金融保險, old classification. */
  OLD_FINANCIAL_AND_INSURANCE("IX0039"),
  CEMENT("IX0010"),
  FOOD("IX0011"),
  PLASTIC("IX0012"),
  TEXTILES("IX0016"),
  ELECTRIC_MACHINERY("IX0017"),
  ELECTRICAL_AND_CABLE("IX0018"),
  CHEMICAL_BIOTECHNOLOGY_AND_MEDICAL_CARE("IX0019"),
  GLASS_AND_CERAMIC("IX0022"),
  PAPER_AND_PULP("IX0023"),
  IRON_AND_STEEL("IX0024"),
  RUBBER("IX0025"),
  AUTOMOBILE("IX0026"),
  ELECTRONICS("IX0027"),
  BUILDING_MATERIALS_AND_CONSTRUCTION("IX0036"),
  SHIPPING_AND_TRANSPORTATION("IX0037"),
  TOURISM_AND_HOSPITALITY("IX0038"),
  FINANCIAL_AND_INSURANCE("IX0039"),
  TRADING_AND_CONSUMER_GOODS("IX0040"),
  OTHER("IX0042"),
  NON_FINANCE_NON_ELECTRONICS("IX0009"),
  OIL_GAS_AND_ELECTRICITY("IX0041"),
  SEMICONDUCTORS("IX0028"),
  COMPUTER_AND_PERIPHERAL_EQUIPMENT("IX0029"),
  OPTOELECTRONICS("IX0030"),
  COMMUNICATIONS_TECHNOLOGY_AND_INTERNET("IX0031"),
  ELECTRONIC_PARTS_COMPONENTS("IX0032"),
  ELECTRONIC_PRODUCTS_DISTRIBUTION("IX0033"),
  INFORMATION_SERVICE("IX0034"),
  OTHER_ELECTRONICS("IX0035");

  private final String indexId;

  SectorIndex(String indexId) {
    this.indexId = indexId;
  }

  /** The id in formats 10 and 21; empty when there is none. */
  public String indexId() {
    return indexId;
  }

  /** Offset of the value in a record of format 3. */
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the values
  int valueAt() {
    return SectorIndicesCursor.VALUES_AT + ordinal() * SectorIndicesCursor.VALUE_BYTES;
  }
}
