/// The style sheet of the page.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1a; --faint: #63625d;
      --line: #d9d7d0; --panel: #f6f5f1; --red: #b3261e; --amber: #8a5300; --blue: #1b5e9e;
      --green: #1f6b3a; --violet: #6a3fa0; }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #161615; --ink: #e8e6e0; --faint: #a3a098; --line: #3a3936;
        --panel: #1f1f1d; --red: #ff8a80; --amber: #f2b84b; --blue: #8ec2f5; --green: #7fcf9a;
        --violet: #c9a8f5; }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; display: grid;
      grid-template: "header header" auto "list text" 1fr "footer footer" auto
        / minmax(18rem, 26rem) minmax(0, 1fr); }
    header { grid-area: header; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem;
      align-items: center; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); }
    h1 { font-size: 1.2rem; margin: 0; }
    h2 { font-size: .95rem; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
    aside > h2:first-child { margin-top: 0; }
    fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
    legend { float: left; margin-right: 1rem; padding: 0; color: var(--faint); }
    .legend { margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .85rem; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { position: static; }
    a { color: var(--blue); }
    aside { grid-area: list; padding: 1rem 1.25rem; position: sticky; top: 0;
      align-self: start; max-height: 100vh; overflow: auto; }
    main { grid-area: text; padding: 1rem 1.25rem; min-width: 0;
      border-left: 1px solid var(--line); }
    footer { grid-area: footer; padding: .75rem 1.25rem; border-top: 1px solid var(--line);
      color: var(--faint); }
    details { margin-bottom: 1rem; }
    summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
    small { color: var(--faint); font-weight: 400; }
    code { font: .9em ui-monospace, monospace; }
    .findings { list-style: none; margin: 0; padding: 0; }
    .findings li { border-left: 4px solid; border-color: var(--blue); background: var(--panel);
      padding: .5rem .75rem; margin-bottom: .75rem; overflow-wrap: anywhere; }
    .findings li.warning { border-left-style: double; border-color: var(--amber); }
    .findings li.error { border-left-width: 8px; border-color: var(--red); }
    .findings p { margin: 0 0 .25rem; }
    .findings li:target, .pin:target { outline: 2px solid var(--blue); outline-offset: 2px; }
    .severity { font-weight: 600; color: var(--blue); white-space: nowrap; }
    .severity.warning { color: var(--amber); }
    .severity.error { color: var(--red); }
    .severity::before { content: "● "; }
    .severity.warning::before { content: "▲ "; }
    .severity.error::before { content: "✖ "; }
    blockquote { margin: .25rem 0; padding: 0; font: .85rem/1.6 ui-monospace, monospace;
      white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
      color: var(--faint); }
    blockquote u { color: var(--ink); font-weight: 600; text-decoration-thickness: 2px;
      text-underline-offset: 3px; }
    .detail span { color: var(--faint); font-size: .85rem; }
    .lines { font: .9rem/1.7 ui-monospace, monospace; margin: .5rem 0 0; padding-left: 3.5rem; }
    .lines li { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
      tab-size: 4; min-height: 1.7em; }
    .lines li::marker { color: var(--faint); font-size: .8em; }
    mark { background: none; color: inherit; text-decoration: underline; text-underline-offset: 3px;
      text-decoration-thickness: 2px; }
    mark.confirmed { text-decoration-color: var(--green); text-decoration-thickness: 1px; }
    mark.contradicted { text-decoration-style: double; text-decoration-color: var(--red); }
    mark.unlisted { text-decoration-style: dashed; text-decoration-color: var(--amber); }
    mark.unresolved { text-decoration-style: dotted; text-decoration-color: var(--blue); }
    mark.malformed { text-decoration-style: wavy; text-decoration-color: var(--violet);
      text-decoration-thickness: 1px; }
    .verdict { font: 600 .72rem system-ui, sans-serif; white-space: nowrap; margin: 0 .1rem 0 .3rem; }
    .verdict.confirmed { color: var(--green); }
    .verdict.confirmed::after { content: "✓ confirmed"; }
    .verdict.contradicted { color: var(--red); }
    .verdict.contradicted::after { content: "✗ contradicted"; }
    .verdict.unlisted { color: var(--amber); }
    .verdict.unlisted::after { content: "○ unlisted"; }
    .verdict.unresolved { color: var(--blue); }
    .verdict.unresolved::after { content: "? unresolved"; }
    .verdict.malformed { color: var(--violet); }
    .verdict.malformed::after { content: "≠ malformed"; }
    .pin { font: 600 .7rem system-ui, sans-serif; text-decoration: none; vertical-align: super;
      border: 1px solid; border-radius: 4px; padding: 0 .25rem; margin: 0 .2rem 0 0;
      unicode-bidi: isolate; }
    .findings .pin { vertical-align: baseline; }
    .pin.note { color: var(--blue); }
    .pin.warning { color: var(--amber); border-style: dashed; }
    .pin.error { color: var(--red); border-width: 2px; }
    body:has(#show-note:not(:checked)) :is(.findings li, .pin).note,
    body:has(#show-warning:not(:checked)) :is(.findings li, .pin).warning,
    body:has(#show-error:not(:checked)) :is(.findings li, .pin).error { display: none; }
    @media (max-width: 55rem) {
      body { grid-template: "header" auto "list" auto "text" auto "footer" auto / minmax(0, 1fr); }
      aside { position: static; max-height: none; border-bottom: 1px solid var(--line); }
      main { border: 0; }
      .lines { padding-left: 2.5rem; }
    }
    @media print {
      :root { --paper: #fff; --ink: #000; --faint: #444; --line: #999; --panel: #fff;
        --red: #8c1d18; --amber: #6b4000; --blue: #174a7c; --green: #185430; --violet: #523080; }
      body { display: block; font-size: 10pt; }
      aside { position: static; max-height: none; break-before: page; }
      main { border: 0; }
      fieldset, .skip { display: none; }
      .findings li { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
