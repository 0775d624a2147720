package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;

/// Shows the times and prices of objects to a survey.
record SurveyDraft<F extends Field>(Survey survey, @Nullable F time, @Nullable F price)
    implements Draft<F, Survey> {

  @Override
  public void clear() {}

  @Override
  public void set(F field, String text) {
    if (field.equals(time)) {
      survey.time(text);
    } else if (field.equals(price)) {
      survey.amount(text);
    }
  }

  @Override
  public boolean nextItem() {
    return true;
  }

  @Override
  public Survey build() {
    return survey;
  }
}
