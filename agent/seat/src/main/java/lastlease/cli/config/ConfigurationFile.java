package lastlease.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** A properties file, with the line of each key, so that what is wrong in it can be shown. */
final class ConfigurationFile {
  private static final int LONGEST = 1 << 20;

  /** A program that writes it into a pipe may have to begin first. */
  private static final long PATIENCE_SECONDS = 5;

  private ConfigurationFile() {}

  /**
   * A key with its value.
   *
   * @param line from 1
   */
  record Entry(String key, String value, int line) {}

  /**
   * Reads a file in UTF-8.
   *
   * @throws IOException with one line for the user
   */
  static List<Entry> read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new SaidException(Saying.of("config.directory").with("file", file.toString()));
    }
    List<String> lines;
    try {
      byte[] bytes = Files.isRegularFile(file) ? bytes(file) : inTime(file);
      if (bytes.length > LONGEST) {
        throw new SaidException(Saying.of("config.large").with("file", file.toString()));
      }
      lines =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .lines()
              .toList();
    } catch (NoSuchFileException e) {
      throw new SaidException(Saying.of("config.missing").with("file", file.toString()), e);
    } catch (AccessDeniedException e) {
      throw new SaidException(Saying.of("config.denied").with("file", file.toString()), e);
    } catch (CharacterCodingException e) {
      throw new SaidException(Saying.of("config.charset").with("file", file.toString()), e);
    }
    return entries(file, lines);
  }

  /** One byte more than there may be, at most: a device has no size, and no end. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST + 1);
    }
  }

  /** The same of a pipe or a device, at whose other end there may be nobody. */
  private static byte[] inTime(Path file) throws IOException {
    FutureTask<byte[]> reading = new FutureTask<>(() -> bytes(file));
    Thread reader = new Thread(reading, "configuration");
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    } catch (TimeoutException e) {
      throw new SaidException(
          Saying.of("config.endless")
              .with("file", file.toString())
              .with("seconds", PATIENCE_SECONDS),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(file.toString());
    }
  }

  private static List<Entry> entries(Path file, List<String> lines) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      int first = at;
      StringBuilder text = new StringBuilder(lines.get(at));
      while (goesOn(text) && at + 1 < lines.size()) {
        text.append('\n').append(lines.get(++at));
      }
      Properties one = new Properties();
      try {
        one.load(new StringReader(text.toString()));
      } catch (IllegalArgumentException e) {
        throw new SaidException(
            Saying.of("config.badLine")
                .with("file", file.toString())
                .with("line", first + 1)
                .with("why", String.valueOf(e.getMessage())),
            e);
      }
      for (String key : one.stringPropertyNames()) {
        entries.add(new Entry(key, one.getProperty(key).strip(), first + 1));
      }
    }
    return entries;
  }

  /** Whether a line goes on in the next one: an odd number of backslashes ends it. */
  private static boolean goesOn(CharSequence text) {
    String line = text.toString();
    String last = line.substring(line.lastIndexOf('\n') + 1);
    if (line.equals(last) && last.stripLeading().matches("[#!].*")) {
      return false;
    }
    int slashes = 0;
    while (slashes < last.length() && last.charAt(last.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
