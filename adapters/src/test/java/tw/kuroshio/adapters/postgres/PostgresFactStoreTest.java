package tw.kuroshio.adapters.postgres;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;

class PostgresFactStoreTest extends FactStoreContract {

  private static StoreAddress address;

  @BeforeAll
  static void migrate() {
    address = SharedServer.migratedSchema();
  }

  @AfterAll
  static void drop() {
    SharedServer.drop(address);
  }

  @Override
  protected FactStore open() {
    String tables =
        Arrays.stream(Dataset.values())
            .map(dataset -> address.schema() + "." + dataset.tableName())
            .collect(Collectors.joining(", "));
    SharedServer.execute(address, "truncate " + address.schema() + ".source_load, " + tables);
    return PostgresFactStore.open(address, StoreSettings.defaults());
  }
}
