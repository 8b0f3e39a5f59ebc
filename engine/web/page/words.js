// Results in English, in the sentences of engine/phrasing: the tests compare them word by word.

const NO_PATH = "No path stands out";
const NONE_OF_THEM = "no path that stands out";
const YOURS = "yours to change or choose";
const GIVEN = "for others to change";

const listed = (words, last = "and") => (words.length > 1
  ? `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}` : words.join(""));
const lower_first = (text) => (/^.\p{Lu}/u.test(text) ? text
  : text.slice(0, 1).toLowerCase() + text.slice(1));
const upper_first = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const counted = (number, noun) =>
  `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
const spaced = (id) => id.replaceAll("_", " ");

function value_in_words(attribute, value) {
  const label = (id) => attribute.choices.find((one) => one.id === id)?.short ?? String(id);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return listed(value.map(label));
  return typeof value === "string" ? label(value) : number_in_words(attribute, value);
}

const FEW_YEARS = 2; // below this, a fraction of a year is given in months

function number_in_words(attribute, value) {
  const unit = value === 1 ? attribute.unit_of_one : attribute.unit;
  if (attribute.unit !== "years" || Number.isInteger(value)) return `${value} ${unit}`.trimEnd();
  const months = Math.round(value * 12);
  const hundredths = (number) => Math.round(number * 100);
  if (value < FEW_YEARS && hundredths(months / 12) === hundredths(value)) {
    return counted(months, "month");
  }
  const tenths = rounded_to_tenths(value);
  return `${Number.isInteger(tenths) ? value : tenths} years`;
}

// Half to even, as Python rounds; only quarters are halves of a tenth in binary.
function rounded_to_tenths(value) {
  if (!Number.isInteger(value * 4)) return Number(value.toFixed(1));
  const down = Math.floor(value * 10);
  return (value * 10 - down === 0.5 ? down + (down % 2) : Math.round(value * 10)) / 10;
}

const fact_in_words = (attribute, value) =>
  `${lower_first(attribute.title)}: ${value_in_words(attribute, value)}`;

const said_in_words = (attribute, value) => (value === null ? "not known"
  : `${attribute.stated ? "you said" : "it is"}: ${value_in_words(attribute, value)}`);

function bounds_in_words(attribute, { at_least, below }) {
  const least = below !== null && at_least === attribute.least ? null : at_least;
  const bounds = [];
  if (least !== null) bounds.push(`at least ${least}`);
  if (below !== null) bounds.push(`below ${below}`);
  const unit = (below === null ? at_least : below) === 1 ? attribute.unit_of_one : attribute.unit;
  return `${bounds.join(" and ")} ${unit}`.trimEnd();
}

// A condition in the form of a fact: "career ladder: none or unclear".
function asked_in_words(base, test) {
  const attribute = base.attribute.get(test.attribute);
  if (!attribute) return `it follows that ${spaced(test.attribute)}`;
  const values = (last) => listed(test.values.map((one) => value_in_words(attribute, one)), last);
  const asked = {
    any: () => values("or"),
    none: () => `anything but ${values("or")}`,
    unless: () => `anything but ${values("or")}`,
    only: () => `nothing but ${values("and")}`,
    known: () => "any answer",
    all: () => values("and"),
    between: () => bounds_in_words(attribute, test),
  };
  return `${lower_first(attribute.title)}: ${asked[test.op]()}`;
}

const case_in_words = (name) => (name === "first indication" ? `a ${name}` : `a ${name} case`);

function clearness_in_words({ well_ahead, ahead }, margin) {
  if (margin >= well_ahead) return "well ahead of";
  if (margin >= ahead) return "ahead of";
  return margin ? "just ahead of" : "level with";
}

const behind_in_words = (thresholds, margin) =>
  clearness_in_words(thresholds, margin).replace("ahead of", "behind");

// Whether a rule has evidence for some path (sign 1), or against one (-1).
const weighs = (rule, sign) => Object.values(rule.evidence ?? {}).some((one) => one * sign > 0);

// The recommended path, how strong its case is, and how it stands to the next one.
function title_in_words(base, advice) {
  if (!advice.path) {
    const fired = advice.rules_fired.map((id) => base.rule.get(id));
    return fired.some((rule) => weighs(rule, 1)) ? NO_PATH : "Not enough to advise";
  }
  const { title } = base.path.get(advice.path);
  if (!advice.runner_up) return `${title}: ${case_in_words(advice.case)}`;
  const rival = lower_first(base.path.get(advice.runner_up).title);
  if (advice.margin === 0) return `${title} or ${rival}: level`;
  const ahead = clearness_in_words(base.thresholds, advice.margin);
  return `${title}: ${case_in_words(advice.case)}, ${ahead} ${rival}`;
}

function standing_in_words(base, advice) {
  if (!advice.path || !advice.runner_up) return "";
  const second = advice.ranking.find((one) => one.path === advice.runner_up);
  const name = case_of(base.thresholds, second.score) ?? "fair";
  const behind = `${base.path.get(advice.runner_up).title}: ${case_in_words(name)}`;
  if (advice.margin === 0) {
    return `${behind}, just as good. The order in ${base.phrases.source} decides which is told ` +
      "first.";
  }
  return `${behind}, ${behind_in_words(base.thresholds, advice.margin)}.`;
}

function next_roles_in_words(base, advice) {
  if (!advice.path || !advice.next_roles.length) return "";
  const path = base.path.get(advice.path);
  const same = path.leads_to === "above" ? base.phrases.same_above : base.phrases.same;
  const titles = advice.next_roles.map((id) => base.role.get(id).marked_title +
    (id === advice.facts.current_role ? ` (${same})` : ""));
  return `${listed(titles, "or")} ${path.elsewhere}`.trimEnd();
}

const facts_behind = (about, rule) =>
  stated_behind(about, rule).map(([attribute, value]) => fact_in_words(attribute, value));

// The line that names a rule and its statements, and the one that says what these are.
function reference_in_words(rule) {
  const statements = `statement${rule.source.length > 1 ? "s" : ""} ${listed(rule.source)}`;
  return `Source: ${rule.extension ? "our addition to " : ""}${statements}; rule ${rule.id}`;
}

function source_in_full({ phrases }) {
  const what = phrases.source_is ? `, ${phrases.source_is}` : "";
  return `The statements are those of ${phrases.source}${what}.`;
}

// The advice in the order in which to follow it: pairs of a horizon and its sentences.
function advice_by_horizon(about) {
  const { base, fired } = about;
  const advising = fired.filter((rule) => rule.advise);
  return [...base.horizons, ""]
    .map((horizon) => [horizon, advising
      .filter((rule) => (base.horizons.includes(rule.horizon) ? rule.horizon : "") === horizon)
      .map((rule) => marked(rule, rule.advise))])
    .filter(([, sentences]) => sentences.length);
}

// Why a path was not recommended, a sentence each; rules are named in brackets.
function why_not_plainly(about, other, shown = 1) {
  const { base, advice } = about;
  const said = (rule) => `${facts_behind(about, rule).join(", ")} (rule ${rule.id})`;
  const ruling = other.against
    .filter((rule) => rules_out(base, other.path, rule.evidence[other.path]));
  const rest = other.against.filter((rule) => !ruling.includes(rule));
  const sentences = ruling.length
    ? [`Ruled out because of ${ruling.map(said).join("; ")}.`] : [standing_of(base, advice, other)];
  if (rest.length) sentences.push(`Against it: ${rest.map(said).join("; ")}.`);
  for (const miss of other.near.slice(0, shown)) {
    const needs = listed(miss.lacks.map((lack) => lack_in_words(base, lack)));
    sentences.push(`What would speak for it: ${needs}, by rule ${miss.rule.id}.`);
  }
  return sentences;
}

// How strong the case for another path is, and how far it is behind.
function standing_of(base, advice, other) {
  const name = case_of(base.thresholds, other.score);
  const words = upper_first(name ? case_in_words(name) : "no case");
  if (advice.score === null) return `${words}.`;
  const margin = advice.score - other.score;
  return `${words}, ${margin ? behind_in_words(base.thresholds, margin) : "just as good"}.`;
}

function lack_in_words(base, { test, seen }) {
  const attribute = base.attribute.get(test.attribute);
  const present = attribute ? said_in_words(attribute, seen) : "it does not";
  return `${asked_in_words(base, test)} (${present})`;
}

function exchanged(change, verb = "") {
  const added = value_in_words(change.attribute, change.added);
  const dropped = value_in_words(change.attribute, change.dropped);
  if (added && dropped) return `${verb}${added} in place of ${dropped}`;
  return added ? `also ${verb}${added}` : `no longer ${verb}${dropped}`;
}

function step_in_words(change) {
  const { attribute, before, after } = change;
  const title = lower_first(attribute.title);
  if (attribute.kind === "several") return `${title} ${exchanged(change, "included ")}`;
  const supposed = {
    number: () => `${title} were ${bounds_in_words(attribute, interval_of(attribute, after))}`,
    "yes/no": () => `'${title}' were ${value_in_words(attribute, after)}`,
    one: () => `${title} were ${value_in_words(attribute, after)}`,
  };
  return `${supposed[attribute.kind]()} (${said_in_words(attribute, before)})`;
}

function interval_of(attribute, value) {
  const at = attribute.starts.filter((one) => one <= value).length;
  return { at_least: attribute.starts[at - 1], below: attribute.starts[at] ?? null };
}

const result_in_words = (base, path) => (path ? base.path.get(path).title : NO_PATH);

const counterfactual_in_words = (base, { changes, path }) =>
  `${result_in_words(base, path)}, if ${listed(changes.map(step_in_words))}`;

// One sentence for each kind of the smallest changes: the first, and how many others there are.
function smallest_in_words(about, found) {
  const { base } = about;
  const said = base.stated.filter((one) => has(about.facts, one.id));
  const kinds = [];
  if (found.yours.length || said.some((one) => ["choose", "gain"].includes(one.yours))) {
    kinds.push([YOURS, found.yours]);
  }
  if (found.given.length || said.some((one) => one.yours === "no")) {
    kinds.push([GIVEN, found.given]);
  }
  return kinds.map(([kind, some]) => {
    if (!some.length) {
      return `Nothing that is ${kind} leads elsewhere, not even two answers together.`;
    }
    const [first, ...others] = some;
    const partly = kind === GIVEN &&
      first.changes.some((one) => in_whose_hands(one) === "yours") ? "partly " : "";
    const told = `${counterfactual_in_words(base, first)}. This is ${partly}${kind}.`;
    return `${told} ${others_in_words(first, others.length)}`.trimEnd();
  });
}

function others_in_words({ changes }, others) {
  if (!others) return "";
  const size = ({ added, dropped }) => added.length + dropped.length || 1;
  const single = changes.length === 1 && size(changes[0]) === 1;
  const nouns = counted(others, single ? "other answer" : "other pair");
  return `${nouns}${single ? "" : " of answers"} would change it too.`;
}

function robustness_in_words({ kept, tried }) {
  const share = tried ? kept / tried : 1;
  const word = share >= 0.9 ? "Firm" : share >= 0.75 ? "Fairly firm" : "A close call";
  const others = `${tried} other answers that we tried, one at a time`;
  return kept === tried ? `${word}: all ${others}, lead to the same.`
    : `${word}: of ${others}, ${kept} lead to the same.`;
}

// A question with the results that an answer to it alone could lead to.
function question_in_words(base, id, paths) {
  const { question } = base.attribute.get(id);
  const title = (path) => (path ? lower_first(base.path.get(path).title) : NONE_OF_THEM);
  return paths.length ? `${question} Could lead to: ${listed(paths.map(title), "or")}.` : question;
}

// How many open questions are not named; `after` says whether others were named before them.
function others_open_in_words(changing, adding, after) {
  const other = after ? "other " : "";
  const told = [];
  if (changing) {
    const how = after ? "as well, alone or together" : "only together";
    told.push(`${counted(changing, `${other}question`)} could change it ${how}`);
  }
  if (adding) {
    const subject = told.length ? `${adding}` : counted(adding, `${other}question`);
    told.push(`${subject} could only add to the advice`);
  }
  return told.length ? [`${told.join("; ")}.`] : [];
}
