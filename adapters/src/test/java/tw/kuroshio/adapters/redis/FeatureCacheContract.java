package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.cache.CacheMiss;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.HeapFeatureCache;
import tw.kuroshio.features.cache.SchemaHash;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/** What every feature cache promises. */
abstract class FeatureCacheContract {

  private static final long NOW_NS = 1_785_000_000_000_000_000L;

  private FeatureCache cache = new HeapFeatureCache(1);

  /** A cache that holds nothing. */
  abstract FeatureCache empty();

  @BeforeEach
  void open() {
    cache = empty();
  }

  @AfterEach
  void close() {
    cache.close();
  }

  private List<CachedFeatures> get(List<InstrumentId> wanted, long nowNs) {
    return cache.getAll(wanted, Vectors.SCHEMA, nowNs);
  }

  private static CachedFeatures miss(CacheMiss reason) {
    return new CachedFeatures.Miss(reason);
  }

  private static CachedFeatures hit(FeatureVector vector) {
    return new CachedFeatures.Hit(vector);
  }

  @Test
  void nothingIsThereAtFirst() {
    assertThat(get(Vectors.instruments(3), NOW_NS))
        .containsExactly(miss(CacheMiss.ABSENT), miss(CacheMiss.ABSENT), miss(CacheMiss.ABSENT));
    assertThat(cache.counts().misses(CacheMiss.ABSENT)).isEqualTo(3);
    assertThat(cache.counts().hits()).isZero();
  }

  @Test
  void whatWasPutComesBackBitForBit() {
    FeatureVector vector = Vectors.vector(5, NOW_NS);
    assertThat(cache.putAll(List.of(vector))).isEqualTo(1);
    assertThat(get(List.of(vector.instrument()), NOW_NS)).containsExactly(hit(vector));
    assertThat(cache.counts().hits()).isEqualTo(1);
    assertThat(cache.counts().stored()).isEqualTo(1);
  }

  @Test
  void answersComeInTheOrderAsked() {
    FeatureVector one = Vectors.vector(1, NOW_NS);
    FeatureVector three = Vectors.vector(3, NOW_NS);
    cache.putAll(List.of(one, three));
    assertThat(get(List.of(three.instrument(), Vectors.instrument(2), one.instrument()), NOW_NS))
        .containsExactly(hit(three), miss(CacheMiss.ABSENT), hit(one));
    assertThat(get(List.of(), NOW_NS)).isEmpty();
    assertThat(cache.putAll(List.of())).isZero();
  }

  @Test
  void aNewerVectorTakesTheOldOnesPlace() {
    FeatureVector newer = Vectors.vector(1, NOW_NS + 1);
    cache.putAll(List.of(Vectors.vector(1, NOW_NS)));
    cache.putAll(List.of(newer));
    assertThat(get(List.of(newer.instrument()), NOW_NS + 1)).containsExactly(hit(newer));
  }

  @Test
  void aVectorIsGoodForAMinute() {
    FeatureVector vector = Vectors.vector(1, NOW_NS);
    List<InstrumentId> wanted = List.of(vector.instrument());
    cache.putAll(List.of(vector));
    assertThat(get(wanted, NOW_NS + FeatureCache.TTL_NS - 1)).containsExactly(hit(vector));
    assertThat(get(wanted, NOW_NS + FeatureCache.TTL_NS)).containsExactly(miss(CacheMiss.EXPIRED));
  }

  @Test
  void nothingOfALaterMomentIsSeen() {
    FeatureVector vector = Vectors.vector(1, NOW_NS);
    cache.putAll(List.of(vector));
    assertThat(get(List.of(vector.instrument()), NOW_NS - 1))
        .containsExactly(miss(CacheMiss.LATER));
  }

  @Test
  void aVectorOfOtherFormulasIsNotTakenForOurs() {
    FeatureVector vector = Vectors.vector(1, NOW_NS);
    cache.putAll(List.of(vector));
    SchemaHash other = Vectors.OTHER_SCHEMA;
    assertThat(cache.getAll(List.of(vector.instrument()), other, NOW_NS))
        .containsExactly(miss(CacheMiss.OTHER_SCHEMA));
  }

  @Test
  void theSameCodeOnTheOtherMarketIsAnotherInstrument() {
    FeatureVector vector = Vectors.vector(2, NOW_NS);
    cache.putAll(List.of(vector));
    InstrumentId other = new InstrumentId(vector.instrument().code(), Market.TPEX);
    assertThat(get(List.of(other), NOW_NS)).containsExactly(miss(CacheMiss.ABSENT));
  }

  @Test
  void aWholeMarketFits() {
    List<FeatureVector> vectors = Vectors.vectors(2_000, NOW_NS);
    assertThat(cache.putAll(vectors)).isEqualTo(2_000);
    List<CachedFeatures> expected = new ArrayList<>();
    vectors.forEach(vector -> expected.add(hit(vector)));
    assertThat(get(Vectors.instruments(2_000), NOW_NS)).isEqualTo(expected);
    assertThat(cache.counts().notStored()).isZero();
  }
}
