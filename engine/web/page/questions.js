// Which questions still matter: partial evaluation and bounds on the scores, as the modules
// open_rules.py and score_bounds.py of engine/analysis define them. Chaining is monotonic, so a
// rule has fired, is dead, or is open; a question matters if an open rule depends on it that could
// decide between paths, advise or caution.

const ROLE_FACTS = ["role_track", "role_level", "role_above"];

// What is open when some facts are known and some attributes (a set of ids) will stay unknown.
function open_rules(base, facts, withheld, path = null) {
  const known = derive(base, facts);
  if (path) known.path = path;
  const askable = new Set(base.stated
    .filter((one) => !has(known, one.id) && !withheld.has(one.id) && !is_needless(one, known))
    .map((one) => one.id));
  const asked = new Map();
  const is_open = (rule) => {
    let waits = false;
    for (const test of rule.when) {
      if (has(known, test.attribute)) {
        if (!accepts(test, known[test.attribute])) return false;
      } else if (asked_by(test.attribute).size) {
        waits = true;
      } else if (test.op !== "unless") {
        return false;
      }
    }
    return waits;
  };
  // The attributes whose answers could make an unknown attribute or flag known.
  const asked_by = (name) => {
    if (!asked.has(name)) {
      asked.set(name, ROLE_FACTS.includes(name) ? asked_by("current_role")
        : base.attribute.has(name) ? new Set(askable.has(name) ? [name] : [])
        : needs(base.rules.filter((rule) => rule.flag === name && is_open(rule))));
    }
    return asked.get(name);
  };
  const needs = (rules) => new Set(rules.flatMap((rule) =>
    rule.when.filter((test) => !has(known, test.attribute))
      .flatMap((test) => [...asked_by(test.attribute)])));
  return { known, is_open, needs };
}

// Whether other answers make a question senseless, or its answer pointless.
function is_needless(attribute, known) {
  return Object.entries(attribute.moot_if).some(([attribute, values]) =>
    holds({ attribute, op: "any", values }, known)) ||
    attribute.pointless_if.some((tests) => tests.every((test) => holds(test, known)));
}

const holds = (test, known) => has(known, test.attribute) && accepts(test, known[test.attribute]);

// The attributes whose answers may still make the question needless: any that would make it
// senseless, and those of its topic that would make it pointless.
function asked_before(base, attribute, known) {
  const open = attribute.pointless_if.filter((tests) =>
    tests.every((test) => !has(known, test.attribute) || holds(test, known)));
  const tested = open.flat().map((test) => test.attribute)
    .filter((id) => base.attribute.get(id).topic === attribute.topic);
  return [...Object.keys(attribute.moot_if), ...tested];
}

// The outlook from some facts: the paths (and null) that are still possible as far as the bounds
// tell, the attributes to ask for now, and all those that may have to be asked for, in order.
function look_ahead(base, facts, withheld) {
  const open = open_rules(base, facts, withheld);
  const fired = base.rules.filter((rule) => fires(rule, open.known));
  const scores = new Map(rank(base, fired).map((one) => [one.path, one.score]));
  const weighing = base.rules.filter((rule) => rule.evidence && open.is_open(rule));
  const able = contenders(base, scores, weighing.map((rule) => rule.evidence));
  const contest = weighing.filter((rule) => able.some((path) => has(rule.evidence, path)));
  const sure = able.some((path) => scores.get(path) +
    sum(weighing, (rule) => Math.min(0, rule.evidence[path] ?? 0)) >= base.thresholds.enough);
  const possible = !contest.length ? [choose(base, rank(base, fired))]
    : sure ? able : [...able, null];
  const settled = possible.length === 1;
  const steering = settled ? new Set() : open.needs(contest);
  const speaking = (path) => {
    const then = open_rules(base, facts, withheld, path);
    return then.needs(base.rules.filter((rule) => says(rule) && then.is_open(rule)));
  };
  const now = union(steering, speaking(settled ? possible[0] : null));
  const eventual = union(steering, ...possible.map(speaking));
  const in_order = (ids) => base.stated.map((one) => one.id).filter((id) => ids.has(id));
  return {
    known: open.known, possible, settled, steering,
    questions: in_order(now), eventual: in_order(eventual),
  };
}

const says = (rule) => Boolean(rule.contradiction || rule.advise || rule.caution);
const sum = (list, value) => list.reduce((total, one) => total + value(one), 0);
const union = (...sets) => new Set(sets.flatMap((one) => [...one]));

// The paths that could still be recommended; each pair is bounded by its difference.
function contenders(base, scores, moves) {
  const order = base.paths.map((path) => path.id);
  const highest = (path) => scores.get(path) + sum(moves, (m) => Math.max(0, m[path] ?? 0));
  const can_pass = (one, other) => {
    const lead = scores.get(one) - scores.get(other) +
      sum(moves, (move) => Math.max(0, (move[one] ?? 0) - (move[other] ?? 0)));
    return lead > 0 || (lead === 0 && order.indexOf(one) <= order.indexOf(other));
  };
  return order
    .filter((path) => highest(path) >= base.thresholds.enough)
    .filter((path, _, able) => order.every((other) => can_pass(path, other)));
}

// The attribute to ask for next, or undefined; what may make a question needless comes before it.
function next_question(base, outlook) {
  const [first] = outlook.questions;
  const before = first && asked_before(base, base.attribute.get(first), outlook.known)
    .find((id) => outlook.questions.includes(id));
  return before ?? first;
}
