package tw.kuroshio.app;

import tw.kuroshio.adapters.redis.RedisAddress;
import tw.kuroshio.adapters.redis.RedisFeatureCache;
import tw.kuroshio.adapters.redis.RedisSecurity;
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

  /** On a server; what it asks of its clients is shown without what it holds. */
  record Redis(RedisAddress address, RedisSecurity security) implements CacheChoice {

    @Override
    public FeatureCache open(int instruments) {
      return new RedisFeatureCache(address, security, RedisSettings.defaults(), System::nanoTime);
    }

    @Override
    public String toString() {
      return "redis " + address + security;
    }
  }
}
