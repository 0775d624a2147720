package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.RecordText;
import io.shopkeeper.ingest.cleaning.Stage;
import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one kind of record is read from native files of any layout.
///
/// @param names of its columns
/// @param required fields without which a table cannot be read
/// @param byContent fields that may be found by what their cells hold
/// @param time the field with times, and `price` the one with prices; null if there is none
/// @param id of a record
/// @param derived the field of an id that is made of the content where there is none; null if it is
///   not
record NativeKind<F extends Enum<F> & Field, T>(
    RecordKind kind,
    Names<F> names,
    Set<F> required,
    @Nullable F time,
    @Nullable F price,
    Map<Content, F> byContent,
    Drafts<F, T> drafts,
    Function<T, String> id,
    @Nullable F derived,
    Cleaner<T> cleaner) {

  /// Takes a record through a stage of cleaning.
  @FunctionalInterface
  interface Cleaner<T> {
    T clean(Stage stage, T record, RecordText texts);
  }

  /// Of files that are read without being cleaned or stored.
  static <F extends Enum<F> & Field, T> NativeKind<F, T> uncleaned(
      RecordKind kind, Names<F> names, Set<F> required, Drafts<F, T> drafts) {
    return new NativeKind<>(
        kind,
        names,
        required,
        null,
        null,
        Map.of(),
        drafts,
        _ -> "",
        null,
        (_, record, _) -> record);
  }

  /// Makes the draft that a file's records are read into.
  @FunctionalInterface
  interface Drafts<F extends Field, T> {
    /// @param fileTime for records that have no time of their own and may do without
    Draft<F, T> draft(Notation notation, Instant fileTime);
  }

  /// Hears of every record that could be read.
  @FunctionalInterface
  interface Target<T> {
    void take(T record, Origin origin);
  }

  Columns<F> columns(List<String> found) {
    return Columns.of(found, names);
  }

  boolean fits(List<String> found) {
    return columns(found).missing(required).isEmpty();
  }

  /// Takes rows that need no draft.
  interface Shortcut {
    /// Returns false for a row that is to be read as usual.
    boolean take(Table row);

    /// The table as it is to be read.
    TableFile through(TableFile file);
  }

  /// Makes the shortcut of a file, null if it has none.
  @FunctionalInterface
  interface Shortcuts<F extends Enum<F> & Field, T> {
    @Nullable Shortcut of(Columns<F> columns, Notation notation, Draft<F, T> draft)
        throws IOException;
  }

  void table(TableFile file, Load load, FileTally tally, Instant fileTime, Target<T> target)
      throws IOException {
    table(file, load, tally, fileTime, target, (_, _, _) -> null);
  }

  void table(
      TableFile file,
      Load load,
      FileTally tally,
      Instant fileTime,
      Target<T> target,
      Shortcuts<F, T> shortcuts)
      throws IOException {
    Columns<F> columns = Columns.of(file.header(), names).completed(file, byContent);
    columns.requireAll(tally.file(), kind.label(), required);
    tally.columns(columns.meanings());
    Notation notation =
        file.survey(
            time == null ? -1 : columns.indexOf(time),
            price == null ? -1 : columns.indexOf(price),
            load,
            tally);
    Draft<F, T> draft = draft(notation, fileTime, load, tally, false);
    Shortcut shortcut = shortcuts.of(columns, notation, draft);
    TableFile rows = shortcut == null ? file : shortcut.through(file);
    rows.forEachRow(
        load,
        tally,
        row -> {
          if (shortcut != null && shortcut.take(row)) {
            return;
          }
          columns.fill(draft, row);
          Place place = new Place(tally.file(), row.line(), null);
          draft.at(place);
          T record = draft.build();
          if (!load.studying()) {
            target.take(record, new Origin(place, row.raw()));
          }
        });
  }

  void objects(ObjectFile file, Load load, FileTally tally, Instant fileTime, Target<T> target)
      throws IOException {
    Names<F> mapped = names.through(load.map());
    Notation notation = survey(file, mapped).notation(load, tally);
    Draft<F, T> draft = draft(notation, fileTime, load, tally, false);
    file.forEachObject(
        load,
        tally,
        (object, origin) -> {
          draft.clear();
          JsonObject.read(object, mapped, draft);
          draft.at(origin.place());
          T record = draft.build();
          if (!load.studying()) {
            target.take(record, origin);
          }
        });
  }

  /// The draft of a file's records, which passes them through cleaning if the load is cleaned.
  ///
  /// @param mentions whether they are told beside other records, so that they may repeat
  Draft<F, T> draft(
      Notation notation, Instant fileTime, Load load, FileTally tally, boolean mentions) {
    Draft<F, T> draft = drafts.draft(notation, fileTime);
    Stage stage = load.stage();
    return stage == null
        ? draft
        : new CleanedDraft<>(this, draft, notation, load, stage, tally, mentions);
  }

  private Survey survey(ObjectFile file, Names<F> mapped) throws IOException {
    Survey survey = new Survey();
    Draft<F, Survey> surveyed = new SurveyDraft<>(survey, time, price);
    file.look(object -> {
      JsonObject.read(object, mapped, surveyed);
      survey.record();
      return !survey.isDone();
    });
    return survey;
  }
}
