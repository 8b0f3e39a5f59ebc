// The conversation on the page: a start, one question after the other, and the result, with the
// answers to change, to keep and to try out. Nothing is stored and nothing is sent.

const base = open_rule_base(JSON.parse(document.getElementById("rule-base").textContent));
const page = document.getElementById("page");
const announcer = document.getElementById("announcer");
const advises = document.documentElement.dataset.advises === "yes";

const known = JSON.parse(document.getElementById("known").textContent); // beforehand
let facts = {}; // the answers, in the order in which they were given
let skipped = new Set(); // the questions without an answer
let asked = []; // the questions put so far, for the way back

function show(title, focus, ...content) {
  page.replaceChildren(...content.flat(Infinity).filter((one) => one !== null && one !== ""));
  document.title = `${title} - ${base.name}`;
  window.scrollTo(0, 0);
  page.querySelector(focus)?.focus({ preventScroll: true });
}

const announce = (words) => { announcer.textContent = words; };

function show_start(problem = "") {
  const about = advises
    ? "You will be asked about your situation and your wishes. At the end stands the advice, with its reasons."
    : "You will be asked about your situation and your wishes. At the end you can save your answers and send them to the person who asked you.";
  show("Start", "h2",
    element("h2", { tabindex: "-1" }, "Before you begin"),
    problem ? element("p", { role: "alert", class: "problem" }, problem) : null,
    base.texts.opening ? paragraph(base.texts.opening) : null,
    paragraph(about),
    paragraph("Nothing that you enter leaves this page: there is no server behind it, and nothing is stored when you close it. Any question can be left open."),
    element("div", { class: "buttons" }, button("Start", () => ask_next(), { class: "main" })));
}

// The next question that matters, or the end.
function ask_next() {
  const outlook = look_ahead(base, facts, skipped);
  const id = next_question(base, outlook);
  if (id) show_question(base.attribute.get(id), outlook.eventual.length);
  else show_end();
}

function show_question(attribute, left, then = ask_next) {
  const at = asked.indexOf(attribute.id);
  const number = (at < 0 ? asked.length : at) + 1;
  const problem = element("p", { id: "problem", role: "alert", class: "problem" });
  const answer = (value) => {
    give(attribute.id, value);
    then();
  };
  const form = element("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const value = value_of(form, attribute, "answer");
    if (value !== null) answer(value);
    else problem.textContent = what_to_answer(attribute);
  } },
  question_group(attribute, facts[attribute.id] ?? null, "answer"),
  problem,
  element("div", { class: "buttons" },
    element("button", { type: "submit", class: "main" }, "Next"),
    button("I don't know", () => answer(null)),
    number > 1 || then !== ask_next ? button("Back", () => go_back(attribute.id, then)) : null,
    advises && asked.length && then === ask_next ? button("See the advice now", show_end) : null));
  const more = left === null ? "" : left > 1 ? `At most ${left - 1} more.` : "The last one.";
  show(attribute.question, "legend",
    element("p", { class: "progress" }, `Question ${number}. ${more}`.trimEnd()),
    form,
    why_asked(attribute));
}

function what_to_answer(attribute) {
  if (attribute.kind === "number") {
    return `Enter a number from ${attribute.least} to ${attribute.most}, such as 1.5, or say that you don't know.`;
  }
  return "Choose an answer, or say that you don't know.";
}

// The open rules that the answer could decide.
function why_asked(attribute) {
  const { [attribute.id]: _, ...others } = facts;
  const open = open_rules(base, others, new Set([...skipped].filter((id) => id !== attribute.id)));
  const waiting = base.rules.filter((rule) => rule.evidence && open.is_open(rule) &&
    open.needs([rule]).has(attribute.id));
  const sentences = waiting.slice(0, MOST).map((rule) => marked(rule, rule.because));
  return sentences.length ? element("details", { class: "why" },
    element("summary", {}, "Why is this asked?"),
    paragraph("Because the answer could decide whether this holds of you:"),
    bullets(sentences)) : null;
}

// Take an answer, null for none. Answers that it makes pointless are dropped.
function give(id, value) {
  if (!asked.includes(id)) asked.push(id);
  if (value === null) {
    delete facts[id];
    skipped.add(id);
  } else {
    facts[id] = value;
    skipped.delete(id);
  }
  for (const one of base.stated) {
    if (has(facts, one.id) && is_needless(one, facts)) {
      delete facts[one.id];
      asked = asked.filter((other) => other !== one.id);
      announce(`Your answer about ${lower_first(one.title)} no longer matters and was taken out.`);
    }
  }
}

function go_back(id, then) {
  if (then !== ask_next) return then();
  const at = asked.includes(id) ? asked.indexOf(id) : asked.length;
  return show_question(base.attribute.get(asked[at - 1]), null);
}

function show_end() {
  if (!advises) return show_answers_alone();
  const about = report(base, facts);
  return show(title_in_words(base, about.advice), "#verdict",
    result_parts(about),
    your_answers(),
    what_if(about),
    keep(),
    base.texts.closing ? element("p", { class: "closing" }, base.texts.closing) : null,
    element("p", { class: "closing" }, `[extension]: our addition; ${base.phrases.source} does not say it. Rules ${base.version}.`));
}

function show_answers_alone() {
  return show("Your answers", "#verdict",
    element("h2", { id: "verdict", tabindex: "-1" }, "Thank you"),
    paragraph("These are your answers. Save them, and send the file to the person who asked you."),
    your_answers(), keep());
}

function your_answers() {
  const rows = base.stated.filter((one) => has(facts, one.id) || skipped.has(one.id)).map((one) =>
    element("li", {},
      element("span", {}, upper_first(has(facts, one.id) ? fact_in_words(one, facts[one.id])
        : `${lower_first(one.title)}: not known`)),
      button("Change", () => show_question(one, null, show_end),
        { class: "small", "aria-label": `Change ${lower_first(one.title)}` })));
  const outlook = look_ahead(base, facts, skipped);
  const more = next_question(base, outlook)
    ? button("Answer more questions", () => ask_next()) : null;
  return section("Your answers", [rows.length ? element("ul", {}, rows) : "None yet.", more],
    { class: "answers" });
}

// One answer changed for trial: the result with it stands beside the present one.
function what_if(about) {
  const place = element("div", {});
  const outcome = element("p", { role: "status" });
  const choice = element("select", { id: "supposed", onchange: () => choose_supposed() },
    element("option", { value: "" }, "Choose an answer to change"),
    base.stated.map((one) => element("option", { value: one.id }, one.title)));
  const choose_supposed = () => {
    outcome.textContent = "";
    const attribute = base.attribute.get(choice.value);
    place.replaceChildren(...(attribute ? [trial(attribute)] : []));
  };
  const trial = (attribute) => {
    const form = element("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      const value = value_of(form, attribute, "trial");
      if (value === null) {
        outcome.textContent = what_to_answer(attribute);
        return;
      }
      const after = consult(base, { ...facts, [attribute.id]: value });
      const words = title_in_words(base, after);
      const same = after.path === about.advice.path ? "The path stays" : "The path changes";
      outcome.textContent = `${same}. With ${fact_in_words(attribute, value)}: ${words}. Now: ${
        title_in_words(base, about.advice)}.`;
      keep_it.hidden = false;
      keep_it.onclick = () => { give(attribute.id, value); show_end(); };
    } },
    question_group(attribute, facts[attribute.id] ?? null, "trial"),
    element("div", { class: "buttons" },
      element("button", { type: "submit" }, "Try it"), keep_it));
    return form;
  };
  const keep_it = button("Make it my answer", () => {}, { hidden: true });
  return section("What if?", [
    element("label", { for: "supposed" }, "See what another answer would lead to:"), " ", choice,
    place, outcome,
  ], SCREEN);
}

// Ways to keep the answers: files that the browser saves, a link, and paper.
function keep() {
  const id = element("input", { id: "your-id", type: "text", autocomplete: "off", maxlength: "100",
    "aria-describedby": "id-problem" });
  const problem = element("p", { id: "id-problem", role: "alert", class: "problem" });
  const save_row = () => {
    const typed = id.value.trim();
    const fits = ID.test(typed) || (advises && !typed);
    problem.textContent = fits ? ""
      : `Enter your ${base.id_title}: letters, digits, spaces and . _ @ + / - alone.`;
    if (fits) save("answers.csv", "text/csv", as_csv(base, facts, typed));
    else id.focus();
  };
  const link = element("input", { type: "text", readonly: true, hidden: true, id: "link",
    "aria-label": "Link to these answers", onfocus: () => link.select() });
  const show_link = () => {
    link.value = `${location.href.split("#")[0]}#${as_fragment(base, facts)}`;
    link.hidden = false;
    link.focus();
  };
  return section("Keep your answers", [
    element("label", { for: "your-id" }, `Your ${base.id_title}${advises ? " (only for the row)" : ""}: `),
    id, problem,
    element("div", { class: "buttons" },
      button("Save as a row (answers.csv)", save_row, { class: advises ? null : "main" }),
      button("Save as facts (me.toml)", () => save("me.toml", "application/toml", as_toml(base, facts))),
      button("Save as JSON (me.json)", () => save("me.json", "application/json", as_json(base, facts))),
      button("Make a link", show_link),
      button("Print", () => window.print())),
    link,
    element("p", { class: "help" }, "The link holds your answers behind its #, a part that browsers keep to themselves. Whoever has the link can read them."),
  ], SCREEN);
}

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  announce(`${name} was saved.`);
}

function open_page() {
  const fragment = location.hash.slice(1);
  const said = fragment ? from_fragment(base, fragment) : null;
  facts = said ?? { ...known };
  asked = Object.keys(said ?? {});
  skipped = new Set();
  if (said) show_end();
  else show_start(fragment ? "The answers in this link cannot be read. You can begin anew." : "");
}

window.addEventListener("hashchange", open_page);
open_page();
