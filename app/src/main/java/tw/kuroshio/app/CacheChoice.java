package tw.kuroshio.app;

import tw.kuroshio.adapters.redis.RedisAddress;
import tw.kuroshio.adapters.redis.RedisFeatureCache;
import tw.kuroshio.adapters.redis.RedisSettings;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.HeapFeatureCache;

/** Where a run keeps its newest feature vectors. */
sealed interface CacheChoice {

  /** Opens it for so many instruments; a server is first asked when it is first used. */
  FeatureCache open(int instruments);

  /** In this process. */
  record Heap() implements CacheChoice {

    @Override
    public FeatureCache open(int instruments) {
      return new HeapFeatureCache(instruments);
    }

    @Override
    public String toString() {
      return "heap";
    }
  }

  /** On a server. */
  record Redis(RedisAddress address) implements CacheChoice {

    @Override
    public FeatureCache open(int instruments) {
      return new RedisFeatureCache(address, RedisSettings.defaults(), System::nanoTime);
    }

    @Override
    public String toString() {
      return "redis " + address;
    }
  }
}
