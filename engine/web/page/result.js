// The result as a page: the same parts in the same order as `crossroads advise` shows them.

const NEAREST = 3; // near misses named for each other path
const SCREEN = { class: "screen" }; // not printed
const FEW_ANSWERS = 2; // known facts that bear on a path, up to which little is known
const MOST = 5; // questions on the page, and where little is known
const FEWEST = 3;

function result_parts(about) {
  const { base, advice } = about;
  const missing = missing_facts(about);
  return [
    section("Answers that contradict each other", list_of(advice.contradictions)),
    section("This depends on one more answer", list_of(missing.hangs_on.map((id) =>
      `Whatever you answer to this, other advice follows: ${base.attribute.get(id).question}`))),
    verdict(about),
    section("Why", with_source(base, reasons(about, 1))),
    section("What speaks against it", reasons(about, -1)),
    next_roles_part(about),
    section("What to do", to_do(about), { class: "plan" }),
    section("Watch out for", list_of(advice.cautions)),
    section("Runner-up", runner_up(about)),
    section("What would change it", what_would_change(about)),
    section("Why not another path", other_paths(about), SCREEN),
    ...not_known(about, missing),
  ];
}

const list_of = (items) => (items.length ? bullets(items) : []);

function verdict(about) {
  const { base, advice, fired } = about;
  const title = element("h2", { id: "verdict", tabindex: "-1" }, title_in_words(base, advice));
  if (!advice.path) {
    const text = fired.some((rule) => weighs(rule, 1)) ? "No path has enough evidence for it on balance." : base.texts.not_enough;
    const weight = (rule) => Math.min(...Object.values(rule.evidence));
    const against = fired.filter((rule) => weighs(rule, -1))
      .sort((one, other) => weight(one) - weight(other));
    return element("section", { class: "verdict" }, title, paragraph(text),
      section("What stands in the way", list_of(against.map((rule) => grounds(about, rule, "against")))));
  }
  const level = advice.margin === 0 ? [advice.path, advice.runner_up] : [advice.path];
  const summaries = level.filter(Boolean).map((path) => base.path.get(path).summary);
  return element("section", { class: "verdict" }, title, summaries.map((one) => paragraph(one)));
}

// The reasons for (sign 1) or against (-1) the recommended path, the weightiest first.
function reasons(about, sign) {
  const { base, advice, fired } = about;
  const weight = (rule) => (advice.path && rule.evidence?.[advice.path]) || 0;
  const chosen = fired.filter((rule) => weight(rule) * sign > 0)
    .sort((one, other) => Math.abs(weight(other)) - Math.abs(weight(one)));
  return list_of(chosen.map((rule) => [
    grounds(about, rule, sign > 0 ? "because" : "against"),
    element("details", SCREEN,
      element("summary", {}, `${reference_in_words(rule)}.`),
      element("ul", {}, rule.source.map((id) =>
        element("li", {}, `${id}: ${base.statements[id]}`)))),
  ]));
}

const with_source = (base, parts) =>
  (parts.length === 0 ? parts : [parts, element("p", { class: "said" }, source_in_full(base))]);

const grounds = (about, rule, sentence) => [
  marked(rule, rule[sentence]),
  element("p", { class: "said" }, `You said: ${facts_behind(about, rule).join("; ")}.`),
];

function next_roles_part({ base, advice }) {
  const title = advice.next_roles.length > 1 ? "Next roles" : "Next role";
  const words = next_roles_in_words(base, advice);
  if (words) return section(title, paragraph(words));
  const missing = advice.path && advice.facts.current_role &&
    base.path.get(advice.path).leads_to === "above";
  return missing ? section(title, paragraph(base.phrases.none_above)) : null;
}

function to_do(about) {
  return advice_by_horizon(about).map(([horizon, sentences]) => [
    horizon ? element("h4", {}, upper_first(horizon)) : null,
    element("ul", { class: "steps" }, sentences.map((one) => element("li", {}, one))),
  ]);
}

function runner_up(about) {
  const { base, advice, fired } = about;
  const words = standing_in_words(base, advice);
  if (!words) return [];
  const level = advice.margin === 0 && advice.runner_up
    ? fired.filter((rule) => (rule.evidence?.[advice.runner_up] ?? 0) > 0) : [];
  return [paragraph(words), list_of(level.map((rule) => grounds(about, rule, "because")))];
}

function what_would_change(about) {
  const found = smallest_changes(about);
  if (!about.advice.path && !found.yours.length && !found.given.length) return [];
  const firm = about.advice.path ? [robustness_in_words(robustness(about))] : [];
  return list_of([...firm, ...smallest_in_words(about, found)]);
}

function other_paths(about) {
  return why_not(about).map((other) => {
    const [first, ...rest] = why_not_plainly(about, other, NEAREST);
    return element("details", {},
      element("summary", {}, `${about.base.path.get(other.path).title}. ${first}`), list_of(rest));
  });
}

// The open questions, the most telling first: those whose answer alone leads to the most paths,
// and of equals those on which the most evidence waits.
function not_known(about, { leads_to, adds }) {
  const { base, advice } = about;
  const open = open_rules(base, about.facts, new Set());
  const weight = (id) => sum(base.rules, (rule) => (open.needs([rule]).has(id)
    ? sum(Object.values(rule.evidence ?? {}), Math.abs) : 0));
  const worth = ([id, paths]) => [paths.filter((path) => path !== null).length, weight(id)];
  const ranked = leads_to.map((one) => [one, worth(one)])
    .sort(([, [many, heavy]], [, [few, light]]) => few - many || light - heavy)
    .map(([one]) => one);
  const telling = ranked.filter(([, paths]) => paths.length);
  const shown = (telling.length ? telling : ranked)
    .slice(0, advice.path && advice.known > FEW_ANSWERS ? MOST : FEWEST);
  const words = shown.map(([id, paths]) => question_in_words(base, id, paths));
  if (!advice.path) return [section("Answer these next", list_of(words))];
  const others = others_open_in_words(leads_to.length - shown.length, adds.length, shown.length > 0);
  return [section("Questions that could still change this", list_of([...words, ...others]))];
}
