package tw.kuroshio.adapters.postgres;

import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.InHeapFactStore;

class InHeapFactStoreTest extends FactStoreContract {

  @Override
  protected FactStore open() {
    return new InHeapFactStore();
  }
}
