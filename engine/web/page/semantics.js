"use strict";
// The semantics of a rule base, as engine/core/semantics.py defines them: facts -> flags ->
// evidence for each path -> the recommended path -> advice and cautions. The tests hold the two
// to each other. `base` is the data of rule_base.py, indexed by `open_rule_base`; facts are an
// object from attribute ids to a string, a boolean, a number, or an array of strings.

function open_rule_base(data) {
  const by_id = (list) => new Map(list.map((one) => [one.id, one]));
  return {
    ...data,
    attribute: by_id(data.attributes),
    role: by_id(data.roles),
    path: by_id(data.paths),
    rule: by_id(data.rules),
    stated: data.attributes.filter((one) => one.stated),
  };
}

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

// Whether a known value passes a test; an array holds the several values of one attribute.
function accepts(test, value) {
  const stated = Array.isArray(value) ? value : [value];
  const among = (one) => test.values.includes(one);
  switch (test.op) {
    case "any":
      return stated.some(among);
    case "none":
    case "unless":
      return !stated.some(among);
    case "all":
      return test.values.every((one) => stated.includes(one));
    case "only":
      return stated.every(among);
    case "between":
      return (test.at_least === null || value >= test.at_least) &&
        (test.below === null || value < test.below);
    case "known":
      return true;
    default:
      throw new Error(`no such test: ${test.op}`);
  }
}

// Whether every test of a rule is on a known fact and accepts it; "unless" alone may be unknown.
function fires(rule, known) {
  return rule.when.every((test) =>
    has(known, test.attribute) ? accepts(test, known[test.attribute]) : test.op === "unless");
}

// The facts, those that follow from the role, and every flag that follows: the fixpoint.
function derive(base, facts) {
  const known = { ...facts };
  const role = base.role.get(facts.current_role);
  if (role) {
    known.role_track = role.track;
    known.role_level = role.level;
    known.role_above = role.above.length > 0;
  }
  const concluding = base.rules.filter((rule) => rule.flag);
  for (;;) {
    const flags = concluding
      .filter((rule) => !has(known, rule.flag) && fires(rule, known))
      .map((rule) => rule.flag);
    if (!flags.length) return known;
    for (const flag of flags) known[flag] = true;
  }
}

// Every path, and no path (null) with score 0, the highest score first; equals in order.
function rank(base, fired) {
  const scores = new Map([...base.paths.map((path) => [path.id, 0]), [null, 0]]);
  for (const rule of fired) {
    for (const [path, weight] of Object.entries(rule.evidence ?? {})) {
      scores.set(path, scores.get(path) + weight);
    }
  }
  const highest = Math.max(...scores.values());
  const odds = (score) => base.odds[highest - score] ?? 0;
  const total = [...scores.values()].reduce((sum, score) => sum + odds(score), 0);
  return [...scores]
    .map(([path, score]) => ({ path, score, certainty: certainty(odds(score), total) }))
    .sort((one, other) => other.score - one.score);
}

// The share of a weight in the total in hundredths, rounded half up, and never above 0.99.
function certainty(weight, total) {
  return Math.min(Math.floor((200 * weight + total) / (2 * total)), 99) / 100;
}

function choose(base, ranking) {
  return ranking[0].score >= base.thresholds.enough ? ranking[0].path : null;
}

function case_of(thresholds, score) {
  if (score >= thresholds.very_strong) return "very strong";
  if (score >= thresholds.strong) return "strong";
  if (score >= thresholds.enough) return "fair";
  return score > 0 ? "first indication" : null;
}

const marked = (rule, sentence) => (rule.extension ? `${sentence} [extension]` : sentence);

// The advice that follows from facts: the same fields as the JSON of `crossroads advise`.
function consult(base, facts) {
  const known = derive(base, facts);
  const firing = () => base.rules.filter((rule) => fires(rule, known));
  let fired = firing();
  const ranking = rank(base, fired);
  const path = choose(base, ranking);
  if (path) {
    known.path = path;
    fired = firing();
  }
  const best = path ? ranking[0] : null;
  const rival = path && ranking.length > 1 && ranking[1].score > 0 ? ranking[1] : null;
  const place = (rule) => {
    const at = base.horizons.indexOf(rule.horizon);
    return at < 0 ? base.horizons.length : at;
  };
  const said = (rules, key) => rules.filter((r) => r[key]).map((r) => marked(r, r[key]));
  const for_path = fired.filter((rule) => path && (rule.evidence?.[path] ?? 0) > 0);
  return {
    path,
    case: case_of(base.thresholds, ranking[0].score),
    certainty: best ? best.certainty : null,
    score: best ? best.score : null,
    runner_up: rival ? rival.path : null,
    margin: best ? best.score - (rival ? rival.score : 0) : null,
    known: base.bearing.filter((id) => has(facts, id)).length,
    next_roles: next_roles(base, facts, path, fired),
    why: path ? for_path.map((rule) => marked(rule, rule.because)) : [base.texts.not_enough],
    advice: said([...fired].sort((one, other) => place(one) - place(other)), "advise"),
    cautions: said(fired, "caution"),
    contradictions: said(fired, "contradiction"),
    rules_fired: fired.map((rule) => rule.id),
    ranking,
    facts: Object.fromEntries(
      base.attributes.filter((one) => has(facts, one.id)).map((one) => [one.id, facts[one.id]])),
    rules_version: base.version,
  };
}

// The roles that fired rules name, else those to which the path leads from the present role.
function next_roles(base, facts, path, fired) {
  let named = fired.flatMap((rule) => rule.next_roles ?? []);
  const role = base.role.get(facts.current_role);
  if (path && role && !named.length) named = role[base.path.get(path).leads_to] ?? [];
  return base.roles.map((one) => one.id).filter((id) => named.includes(id));
}
