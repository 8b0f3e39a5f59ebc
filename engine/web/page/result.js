// The result as a page: the same parts in the same order as `crossroads advise` shows them.

const NEAREST = 3; // near misses named for each other path
const SCREEN = { class: "screen" }; // not printed
const TOLD_NEXT = 5; // questions listed where there is not enough to advise

function result_parts(about) {
  const { base, advice } = about;
  const missing = missing_facts(about);
  return [
    section("What pulls apart", list_of(advice.contradictions)),
    section("This hangs on one answer", list_of(missing.hangs_on.map((id) =>
      `Whatever you answer to this, another advice follows: ${base.attribute.get(id).question}`))),
    verdict(about),
    section("Why", reasons(about, 1)),
    section("What speaks against it", reasons(about, -1)),
    next_roles_part(about),
    section("What to do", to_do(about), { class: "plan" }),
    section("What to mind", list_of(advice.cautions)),
    section("Runner-up", runner_up(about)),
    advice.path ? section("How firm", paragraph(robustness_in_words(robustness(about))), SCREEN) : null,
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
    const against = fired.filter((rule) => weighs(rule, -1));
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
      element("summary", {}, `${upper_first(spaced(rule.strength[advice.path]))} (${
        signed(weight(rule))}), ${source_in_words(base, rule)}`),
      paragraph(`Rule ${rule.id}.`),
      element("ul", {}, rule.source.map((id) =>
        element("li", {}, `${id}: ${base.statements[id]}`)))),
  ]));
}

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
  return list_of(smallest_in_words(about, found));
}

function other_paths(about) {
  return why_not(about).map((other) => {
    const [first, ...rest] = why_not_in_words(about, other, NEAREST);
    return element("details", {},
      element("summary", {}, `${about.base.path.get(other.path).title}. ${first}`), list_of(rest));
  });
}

function not_known(about, missing) {
  const { base, advice, outlook } = about;
  if (!advice.path) {
    const open = open_rules(base, about.facts, new Set());
    const weight = (id) => sum(base.rules, (rule) => (open.needs([rule]).has(id)
      ? sum(Object.values(rule.evidence ?? {}), Math.abs) : 0));
    const asked = outlook.questions.map((id) => [id, weight(id)])
      .sort(([, one], [, other]) => other - one).slice(0, TOLD_NEXT);
    return [section("What to tell next",
      list_of(asked.map(([id]) => base.attribute.get(id).question)))];
  }
  const titles = missing.adds.map((id) => lower_first(base.attribute.get(id).title));
  return [
    section("Not known, and could still change the path",
      list_of(open_in_words(base, missing.leads_to))),
    section("Not known, and could still add to the reasons or the advice",
      titles.length ? paragraph(upper_first(listed(titles))) : [], SCREEN),
  ];
}
