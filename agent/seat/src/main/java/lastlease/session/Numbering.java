package lastlease.session;

import java.util.ArrayList;
import java.util.List;
import lastlease.core.Input;
import lastlease.wire.Frame;

/**
 * Numbers a session's frames as its journal's files have them: those of one link type are a source,
 * counted from 1.
 */
public final class Numbering {
  private final List<Source> sources = new ArrayList<>();

  private static final class Source {
    private final int linkType;
    private long frames;

    Source(int linkType) {
      this.linkType = linkType;
    }
  }

  /** The input with its frame's number, if it is one. */
  public Input numbered(Input input) {
    return input instanceof Input.Captured captured
        ? numbered(captured.frame(), captured.frame().micros())
        : input;
  }

  /** A frame with its number, at a time. */
  public Input.Captured numbered(Frame frame, long micros) {
    int index = 0;
    while (index < sources.size() && sources.get(index).linkType != frame.linkType()) {
      index++;
    }
    if (index == sources.size()) {
      sources.add(new Source(frame.linkType()));
    }
    return new Input.Captured(
        new Frame(
            index,
            ++sources.get(index).frames,
            micros,
            frame.point(),
            frame.linkType(),
            frame.bytes(),
            frame.originalLength()));
  }
}
