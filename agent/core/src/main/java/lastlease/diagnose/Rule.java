package lastlease.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue for unanswered newcomers: what the facts allow to claim, if anything.
 */
interface Rule {
  @Nullable Claim claim(OutageFacts facts);
}
