package tw.kuroshio.market;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Market;

/**
 * The exchanges' industry codes: format 1, field 3.1.3, and the daily lists. Sources: TWSE feed
 * manual B.12.07 and TPEx feed specification V.12.15, appendix 3 each. English names are those of
 * the TWSE sector indices where there is one, else translated. Codes 07, 13 and 34 are not used.
 */
public enum Industry {
  /** Securities without an industry: funds, warrants, depositary receipts, convertible bonds. */
  NONE("00", "無", "None", "", Market.TWSE, Market.TPEX),
  CEMENT("01", "水泥工業", "Cement", "IX0010", Market.TWSE),
  FOOD("02", "食品工業", "Food", "IX0011", Market.TWSE, Market.TPEX),
  PLASTIC("03", "塑膠工業", "Plastic", "IX0012", Market.TWSE, Market.TPEX),
  TEXTILES("04", "紡織纖維", "Textiles", "IX0016", Market.TWSE, Market.TPEX),
  ELECTRIC_MACHINERY("05", "電機機械", "Electric Machinery", "IX0017", Market.TWSE, Market.TPEX),
  ELECTRICAL_AND_CABLE("06", "電器電纜", "Electrical and Cable", "IX0018", Market.TWSE, Market.TPEX),
  GLASS_AND_CERAMIC("08", "玻璃陶瓷", "Glass and Ceramic", "IX0022", Market.TWSE, Market.TPEX),
  PAPER_AND_PULP("09", "造紙工業", "Paper and Pulp", "IX0023", Market.TWSE),
  IRON_AND_STEEL("10", "鋼鐵工業", "Iron and Steel", "IX0024", Market.TWSE, Market.TPEX),
  RUBBER("11", "橡膠工業", "Rubber", "IX0025", Market.TWSE, Market.TPEX),
  AUTOMOBILE("12", "汽車工業", "Automobile", "IX0026", Market.TWSE),
  BUILDING_MATERIALS_AND_CONSTRUCTION(
      "14", "建材營造", "Building Materials and Construction", "IX0036", Market.TWSE, Market.TPEX),
  SHIPPING_AND_TRANSPORTATION(
      "15", "航運業", "Shipping and Transportation", "IX0037", Market.TWSE, Market.TPEX),
  /** 觀光事業 until 2023-07. */
  TOURISM_AND_HOSPITALITY(
      "16", "觀光餐旅", "Tourism and Hospitality", "IX0038", Market.TWSE, Market.TPEX),
  /** 金融業 at TPEx. */
  FINANCIAL_AND_INSURANCE(
      "17", "金融保險", "Financial and Insurance", "IX0039", Market.TWSE, Market.TPEX),
  TRADING_AND_CONSUMER_GOODS("18", "貿易百貨", "Trading and Consumer Goods", "IX0040", Market.TWSE),
  CONGLOMERATE("19", "綜合", "Conglomerate", "", Market.TWSE),
  OTHER("20", "其他", "Other", "IX0042", Market.TWSE, Market.TPEX),
  CHEMICAL("21", "化學工業", "Chemical", "IX0020", Market.TWSE, Market.TPEX),
  BIOTECHNOLOGY_AND_MEDICAL_CARE(
      "22", "生技醫療業", "Biotechnology and Medical Care", "IX0021", Market.TWSE, Market.TPEX),
  OIL_GAS_AND_ELECTRICITY(
      "23", "油電燃氣業", "Oil, Gas and Electricity", "IX0041", Market.TWSE, Market.TPEX),
  SEMICONDUCTORS("24", "半導體業", "Semiconductors", "IX0028", Market.TWSE, Market.TPEX),
  COMPUTER_AND_PERIPHERAL_EQUIPMENT(
      "25", "電腦及週邊設備業", "Computer and Peripheral Equipment", "IX0029", Market.TWSE, Market.TPEX),
  OPTOELECTRONICS("26", "光電業", "Optoelectronics", "IX0030", Market.TWSE, Market.TPEX),
  COMMUNICATIONS_TECHNOLOGY_AND_INTERNET(
      "27", "通信網路業", "Communications Technology and Internet", "IX0031", Market.TWSE, Market.TPEX),
  ELECTRONIC_PARTS_COMPONENTS(
      "28", "電子零組件業", "Electronic Parts/Components", "IX0032", Market.TWSE, Market.TPEX),
  ELECTRONIC_PRODUCTS_DISTRIBUTION(
      "29", "電子通路業", "Electronic Products Distribution", "IX0033", Market.TWSE, Market.TPEX),
  INFORMATION_SERVICE("30", "資訊服務業", "Information Service", "IX0034", Market.TWSE, Market.TPEX),
  OTHER_ELECTRONICS("31", "其他電子業", "Other Electronics", "IX0035", Market.TWSE, Market.TPEX),
  CULTURAL_AND_CREATIVE("32", "文化創意業", "Cultural and Creative", "", Market.TPEX),
  AGRICULTURAL_TECHNOLOGY("33", "農業科技業", "Agricultural Technology", "", Market.TPEX),
  GREEN_ENERGY_AND_ENVIRONMENT(
      "35", "綠能環保", "Green Energy and Environmental Services", "", Market.TWSE, Market.TPEX),
  DIGITAL_AND_CLOUD("36", "數位雲端", "Digital and Cloud Services", "", Market.TWSE, Market.TPEX),
  SPORTS_AND_LEISURE("37", "運動休閒", "Sports and Leisure", "", Market.TWSE, Market.TPEX),
  HOUSEHOLD("38", "居家生活", "Household", "", Market.TWSE, Market.TPEX),
  MANAGED_STOCK("80", "管理股票", "Managed Stock", "", Market.TPEX);

  private static final @Nullable Industry[] BY_CODE = new @Nullable Industry[100];

  static {
    for (Industry industry : values()) {
      BY_CODE[Integer.parseInt(industry.code)] = industry;
    }
  }

  private final String code;
  private final String chineseName;
  private final String englishName;
  private final String twseIndexId;
  private final boolean ofTwse;
  private final boolean ofTpex;

  Industry(
      String code, String chineseName, String englishName, String twseIndexId, Market... markets) {
    this.code = code;
    this.chineseName = chineseName;
    this.englishName = englishName;
    this.twseIndexId = twseIndexId;
    ofTwse = Arrays.asList(markets).contains(Market.TWSE);
    ofTpex = Arrays.asList(markets).contains(Market.TPEX);
  }

  /**
   * The industry of a code of two digits; null when there is none, as for central government bonds,
   * whose field holds a letter and a digit of their code.
   */
  public static @Nullable Industry ofCode(String code) {
    if (code.length() != 2) {
      return null;
    }
    int tens = code.charAt(0) - '0';
    int ones = code.charAt(1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? null : BY_CODE[tens * 10 + ones];
  }

  /** Two digits. */
  public String code() {
    return code;
  }

  public String chineseName() {
    return chineseName;
  }

  public String englishName() {
    return englishName;
  }

  /** The id of TWSE's index of the industry, such as IX0010; empty when the sources name none. */
  public String twseIndexId() {
    return twseIndexId;
  }

  /** Whether the market's own list has the code. */
  public boolean isUsedBy(Market market) {
    return switch (market) {
      case TWSE -> ofTwse;
      case TPEX -> ofTpex;
    };
  }
}
