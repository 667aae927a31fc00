package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.HeapFeatureCache;

class HeapFeatureCacheTest extends FeatureCacheContract {

  @Override
  FeatureCache empty() {
    return new HeapFeatureCache(2_000);
  }

  @Test
  void itNeverHoldsMoreThanItsCapacity() {
    try (HeapFeatureCache small = new HeapFeatureCache(2)) {
      assertThat(small.putAll(Vectors.vectors(3, 1))).isEqualTo(2);
      assertThat(small.putAll(List.of(Vectors.vector(1, 2)))).isEqualTo(1);
      assertThat(small.counts().notStored()).isEqualTo(1);
    }
  }
}
