package tw.kuroshio.adapters;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Objects;

/**
 * A key and its certificate for 127.0.0.1, made for one test and signed by nobody but itself.
 *
 * @param keyStore holds both, with {@link #PASSWORD}
 * @param trustStore holds the certificate, with {@link #PASSWORD}
 */
public record TestCertificate(Path keyStore, Path trustStore, Path certificatePem, Path keyPem) {

  public static final String PASSWORD = "only-for-tests";

  private static final String ALIAS = "server";

  /** Makes one in a folder, with the Java platform's own keytool. */
  public static TestCertificate make(Path folder) throws Exception {
    TestCertificate made =
        new TestCertificate(
            folder.resolve("key.p12"),
            folder.resolve("trust.p12"),
            folder.resolve("certificate.pem"),
            folder.resolve("key.pem"));
    made.generate();
    made.export();
    return made;
  }

  private void generate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool ended with " + keytool.exitValue());
    }
  }

  private void export() throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance(new File(keyStore.toString()), password);
    Certificate certificate = Objects.requireNonNull(keys.getCertificate(ALIAS));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, password);
    trusted.setCertificateEntry(ALIAS, certificate);
    try (OutputStream out = Files.newOutputStream(trustStore)) {
      trusted.store(out, password);
    }
    Files.writeString(certificatePem, pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(keyPem, pem("PRIVATE KEY", keys.getKey(ALIAS, password).getEncoded()));
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
  }
}
