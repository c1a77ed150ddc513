package lastlease.terminal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** An address as a QR code for a terminal: two modules, one above the other, are a character. */
public final class QrCode {
  /** Around it; the standard asks for four, and what reads codes of screens is content with two. */
  private static final int QUIET = 2;

  /** Black on white, whatever the terminal's colours are. */
  private static final String COLOURS = "\u001b[30;107m";

  private static final String PLAIN = "\u001b[0m";

  private QrCode() {}

  /**
   * The lines of the code.
   *
   * @param coloured dark modules are drawn, black on white; else light ones are, for a terminal of
   *     which only can be supposed that it is dark
   */
  public static List<String> lines(String text, boolean coloured) {
    ByteMatrix code;
    try {
      code = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
    List<String> lines = new ArrayList<>();
    for (int y = -QUIET; y < code.getHeight() + QUIET; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -QUIET; x < code.getWidth() + QUIET; x++) {
        boolean upper = isDark(code, x, y) == coloured;
        boolean lower = isDark(code, x, y + 1) == coloured;
        line.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
      }
      lines.add(coloured ? COLOURS + line + PLAIN : line.toString());
    }
    return lines;
  }

  private static boolean isDark(ByteMatrix code, int x, int y) {
    return x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight() && code.get(x, y) == 1;
  }
}
