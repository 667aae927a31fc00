package tw.kuroshio.app;

import java.net.URI;
import tw.kuroshio.adapters.fugle.FugleClient;
import tw.kuroshio.adapters.mis.MisSettings;
import tw.kuroshio.adapters.shioaji.ShioajiClient;

/** The sources of market data beside the exchange's own lines. */
enum Vendor {
  MIS("mis", MisSettings.PUBLIC, 0, ""),
  FUGLE("fugle", FugleClient.PUBLIC, FugleClient.FREE_PLAN, "KUROSHIO_FUGLE_KEY"),
  SHIOAJI("shioaji", ShioajiClient.LOCAL, ShioajiClient.USUAL_LIMIT, "KUROSHIO_SHIOAJI_KEY");

  private final String word;
  private final URI service;
  private final int subscriptions;
  private final String keyVariable;

  Vendor(String word, URI service, int subscriptions, String keyVariable) {
    this.word = word;
    this.service = service;
    this.subscriptions = subscriptions;
    this.keyVariable = keyVariable;
  }

  /** As on the command line, in the log and in the report. */
  String word() {
    return word;
  }

  /** Where it is found unless told otherwise. */
  URI service() {
    return service;
  }

  /** Most subscriptions unless told otherwise; 0 = it knows none. */
  int subscriptions() {
    return subscriptions;
  }

  /** The environment's variable that may hold the key; empty = there is no key. */
  String keyVariable() {
    return keyVariable;
  }

  /** Whether it tells reference prices and limits itself. */
  boolean tellsReferences() {
    return this == MIS;
  }
}
