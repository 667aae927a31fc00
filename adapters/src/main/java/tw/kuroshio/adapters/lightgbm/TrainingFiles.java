package tw.kuroshio.adapters.lightgbm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.prediction.training.TrainingOutcome;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;
import tw.kuroshio.prediction.training.TrainingOutcome.Trained;
import tw.kuroshio.prediction.training.TrainingRequest;

/**
 * The two files the processes exchange, in canonical encoding; each appears whole or not at all.
 */
final class TrainingFiles {

  static final String REQUEST = "request.bin";
  static final String OUTCOME = "outcome.bin";

  private static final int TRAINED = 1;
  private static final int LIBRARY_MISSING = 2;
  private static final int FAILED = 3;

  private TrainingFiles() {}

  static void writeRequest(Path folder, TrainingRequest request) throws IOException {
    long bytes = request.encodedBytes();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IOException("A training request has at most 2 GiB, was " + bytes + " bytes");
    }
    StateWriter out = new StateWriter((int) bytes);
    request.write(out);
    write(folder.resolve(REQUEST), out);
  }

  static TrainingRequest readRequest(Path folder) throws IOException {
    return TrainingRequest.read(new StateReader(Files.readAllBytes(folder.resolve(REQUEST))));
  }

  static void writeOutcome(Path folder, TrainingOutcome outcome) throws IOException {
    StateWriter out = new StateWriter();
    switch (outcome) {
      case Trained trained -> {
        out.putByte(TRAINED).putString(trained.nativeVersion());
        out.putInt(trained.models().size());
        for (byte[] model : trained.models()) {
          out.putInt(model.length).putBytes(model, 0, model.length);
        }
      }
      case LibraryMissing missing -> out.putByte(LIBRARY_MISSING).putString(missing.message());
      case Failed failed -> out.putByte(FAILED).putString(failed.message());
    }
    write(folder.resolve(OUTCOME), out);
  }

  static TrainingOutcome readOutcome(Path folder) throws IOException {
    StateReader in = new StateReader(Files.readAllBytes(folder.resolve(OUTCOME)));
    int kind = in.getByte();
    String text = in.getString();
    return switch (kind) {
      case TRAINED -> new Trained(models(in), text);
      case LIBRARY_MISSING -> new LibraryMissing(text);
      case FAILED -> new Failed(text);
      default -> throw new IOException("Unknown outcome " + kind + " of the training process");
    };
  }

  private static List<byte[]> models(StateReader in) {
    List<byte[]> models = new ArrayList<>();
    for (int left = in.getCount(4); left > 0; left--) {
      byte[] model = new byte[in.getCount(1)];
      in.getBytes(model, 0, model.length);
      models.add(model);
    }
    return models;
  }

  private static void write(Path file, StateWriter content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (var out = Files.newOutputStream(unfinished)) {
      out.write(content.buffer(), 0, content.length());
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
