/// The styles that ship with the target. Each is a file in the format that users write.
public enum StyleLibrary {
  /// All built-in styles, in the order of the list.
  public static let styles: [Style] = {
    var styles: [Style] = []
    for (name, bytes) in sources {
      do throws(StyleError) {
        styles.append(try Style(bytes, file: name, extending: styles))
      } catch {
        // The tests hold every built-in style to the format.
        assertionFailure(error.description)
      }
    }
    return styles
  }()

  /// The style with a name.
  public static func style(named name: String) -> Style? {
    styles.first { $0.name == name }
  }

  /// The files, those that others extend first.
  static let sources: [(name: String, bytes: [UInt8])] = [
    ("gost-note.style", PackageResources.gost_note_style),
    ("gost-note-full.style", PackageResources.gost_note_full_style),
    ("gost-note-op-cit.style", PackageResources.gost_note_op_cit_style),
    ("gost-text.style", PackageResources.gost_text_style),
    ("gost-text-number.style", PackageResources.gost_text_number_style),
    ("gost-list.style", PackageResources.gost_list_style),
    ("gost-2018.style", PackageResources.gost_2018_style),
    ("legend.style", PackageResources.legend_style),
    ("journal-points.style", PackageResources.journal_points_style),
    ("journal-commas.style", PackageResources.journal_commas_style),
    ("journal-brackets.style", PackageResources.journal_brackets_style),
    ("journal-brackets-list.style", PackageResources.journal_brackets_list_style),
    ("chicago-notes.style", PackageResources.chicago_notes_style),
    ("turabian.style", PackageResources.turabian_style),
    ("chicago-bibliography.style", PackageResources.chicago_bibliography_style),
    ("chicago-author-date.style", PackageResources.chicago_author_date_style),
    ("chicago-author-date-list.style", PackageResources.chicago_author_date_list_style),
    ("mla.style", PackageResources.mla_style),
    ("mla-text.style", PackageResources.mla_text_style),
    ("apa.style", PackageResources.apa_style),
    ("apa-text.style", PackageResources.apa_text_style),
    ("harvard.style", PackageResources.harvard_style),
    ("harvard-text.style", PackageResources.harvard_text_style),
    ("harvard-narrative.style", PackageResources.harvard_narrative_style),
    ("kritika.style", PackageResources.kritika_style),
    ("slavic-review.style", PackageResources.slavic_review_style),
    ("europe-asia-studies.style", PackageResources.europe_asia_studies_style),
    ("cahiers.style", PackageResources.cahiers_style),
    ("cahiers-abbreviations.style", PackageResources.cahiers_abbreviations_style),
    ("plain.style", PackageResources.plain_style),
  ]
}
