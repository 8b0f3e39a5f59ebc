// What can be found out about a result, as the modules of engine/analysis define it: the stated
// facts behind a reason, why not another path, the smallest changes that lead elsewhere, and the
// unknown facts that could still matter.

// A result with everything that the explanations need beside it.
function report(base, facts) {
  const advice = consult(base, facts);
  const known = derive(base, facts);
  if (advice.path) known.path = advice.path;
  const fired = advice.rules_fired.map((id) => base.rule.get(id));
  return { base, facts, advice, known, fired, outlook: look_ahead(base, facts, new Set()) };
}

const path_of = (base, facts) => {
  const known = derive(base, facts);
  return choose(base, rank(base, base.rules.filter((rule) => fires(rule, known))));
};

// The stated facts at the leaves of a rule's proof, in the vocabulary's order; of several values,
// only those that a test names.
function stated_behind(about, rule) {
  const { base, facts, fired } = about;
  const found = new Map();
  const visit = (test) => {
    const name = ROLE_FACTS.includes(test.attribute) ? "current_role" : test.attribute;
    if (has(facts, name)) {
      const value = facts[name];
      const named = Array.isArray(value) && ["any", "all"].includes(test.op)
        ? value.filter((one) => test.values.includes(one)) : value;
      const before = found.get(name);
      found.set(name, Array.isArray(named) && before
        ? base.attribute.get(name).choices.map((one) => one.id)
            .filter((id) => named.includes(id) || before.includes(id))
        : named);
    } else {
      for (const one of fired) if (one.flag === name) one.when.forEach(visit);
    }
  };
  rule.when.forEach(visit);
  return base.stated.filter((one) => found.has(one.id)).map((one) => [one, found.get(one.id)]);
}

// The conditions of a rule that failed, in stated facts; none if it has fired.
function lacks(about, rule) {
  const { base, known } = about;
  const of_test = (test) => {
    if (has(known, test.attribute)) {
      const seen = known[test.attribute];
      return accepts(test, seen) ? [] : [{ test, seen }];
    }
    const ways = base.rules.filter((one) => one.flag === test.attribute)
      .map((one) => lacks(about, one));
    return ways.length ? ways.reduce((best, one) => (one.length < best.length ? one : best))
      : [{ test, seen: null }];
  };
  const all = rule.when.flatMap(of_test);
  const key = (lack) => JSON.stringify(lack);
  return all.filter((lack, at) => all.findIndex((one) => key(one) === key(lack)) === at);
}

// Every path but the recommended one: its score, the rules against it, and those nearly for it.
function why_not(about) {
  const { base, advice, fired } = about;
  const weight = (rule, path) => rule.evidence?.[path] ?? 0;
  return base.paths.filter((path) => path.id !== advice.path).map(({ id }) => ({
    path: id,
    score: advice.ranking.find((one) => one.path === id).score,
    against: fired.filter((rule) => weight(rule, id) < 0)
      .sort((one, other) => weight(one, id) - weight(other, id)),
    near: base.rules.filter((rule) => weight(rule, id) > 0)
      .map((rule) => ({ rule, weight: weight(rule, id), lacks: lacks(about, rule) }))
      .filter((miss) => miss.lacks.length)
      .sort((one, other) => one.lacks.length - other.lacks.length || other.weight - one.weight),
  }));
}

// Whether one weight against a path outweighs all that the rules have for it.
function rules_out(base, path, weight) {
  const most = sum(base.rules, (rule) => Math.max(0, rule.evidence?.[path] ?? 0));
  return weight < 0 && -weight >= most;
}

// The single values of an attribute; for a number, the least of each interval.
function values_of(attribute) {
  if (attribute.kind === "yes/no") return [true, false];
  return attribute.kind === "number" ? attribute.starts : attribute.choices.map((one) => one.id);
}

const start_of = (attribute, value) => attribute.starts.filter((one) => one <= value).at(-1);

// The answers so many single values away from the present one, as changes.
function steps(attribute, before, count = 1) {
  const change = (after) => ({
    attribute,
    before,
    after,
    added: several(after).filter((one) => !several(before).includes(one)),
    dropped: several(before).filter((one) => !several(after).includes(one)),
  });
  if (attribute.kind === "several") {
    const ids = attribute.choices.map((one) => one.id);
    return combinations(ids, count)
      .map((some) => ids.filter((id) => several(before).includes(id) !== some.includes(id)))
      .filter((value) => value.length)
      .map(change);
  }
  if (count > 1) return [];
  const present = attribute.kind === "number" && before !== null
    ? start_of(attribute, before) : before;
  return values_of(attribute).filter((value) => value !== present).map(change);
}

const several = (value) => (Array.isArray(value) ? value : []);

function combinations(list, count) {
  if (count === 0) return [[]];
  return list.flatMap((one, at) =>
    combinations(list.slice(at + 1), count - 1).map((rest) => [one, ...rest]));
}

// Who controls a change: the person ("yours"), others ("given") or nobody ("fixed").
function in_whose_hands({ attribute, before, after, dropped }) {
  const { yours, kind } = attribute;
  if (yours === "choose") return "yours";
  if (yours === "never") return "fixed";
  if (yours !== "gain" || kind === "one") return "given";
  const lost = kind === "several" ? dropped.length > 0 : before !== null && after < before;
  return lost ? "fixed" : "yours";
}

// The smallest changes of the stated facts that lead to another path, by who controls them.
function smallest_changes(about) {
  const { base, facts, advice } = about;
  const stated = base.stated.filter((one) => has(facts, one.id));
  const singles = stated.flatMap((one) => steps(one, facts[one.id]));
  const hands_of = (changes) => {
    const hands = changes.map(in_whose_hands);
    return ["fixed", "given", "yours"].find((one) => hands.includes(one));
  };
  const leading_elsewhere = (alternatives) => {
    const found = alternatives
      .map((changes) => ({ changes, path: path_of(base, changed(facts, changes)) }))
      .filter((one) => one.path !== advice.path)
      .sort((one, other) => (one.path === null) - (other.path === null));
    const by = (hands) => found.filter((one) => hands_of(one.changes) === hands);
    return { yours: by("yours"), given: by("given"), fixed: by("fixed") };
  };
  const single = leading_elsewhere(singles.map((one) => [one]));
  let { yours, given } = single;
  if (!yours.length || !given.length) {
    const enough = [...yours, ...given, ...single.fixed].map((one) => one.changes[0]);
    const is_part = (one, double) => one.attribute === double.attribute &&
      differences(one.after, double.after) === 1;
    const doubles = stated.flatMap((one) => steps(one, facts[one.id], 2))
      .filter((double) => !enough.some((one) => is_part(one, double)));
    const left = singles.filter((one) => !enough.includes(one));
    const pairs = combinations(left, 2).filter(([one, other]) => one.attribute !== other.attribute);
    const able = [...doubles.map((one) => [one]), ...pairs]
      .filter((changes) => hands_of(changes) !== "fixed");
    const further = leading_elsewhere(able);
    if (!yours.length) yours = further.yours;
    if (!given.length) given = further.given;
  }
  return { yours, given, fixed: single.fixed };
}

const differences = (one, other) =>
  several(one).filter((value) => !several(other).includes(value)).length +
  several(other).filter((value) => !several(one).includes(value)).length;

function changed(facts, changes) {
  const after = { ...facts };
  for (const change of changes) after[change.attribute.id] = change.after;
  return after;
}

// The share of single other answers, to known and unknown questions, that keep the path.
function robustness(about) {
  const { base, facts, advice } = about;
  const changes = base.stated.flatMap((one) => steps(one, facts[one.id] ?? null));
  const kept = changes.filter((one) => path_of(base, changed(facts, [one])) === advice.path);
  return { kept: kept.length, tried: changes.length };
}

// The unknown attributes that could still matter: the other paths that an answer alone leads to,
// what could only add to the advice, and those to which every answer overturns the present path.
function missing_facts(about) {
  const { base, facts, advice, outlook } = about;
  const results = outlook.questions.filter((id) => outlook.steering.has(id)).map((id) => {
    const found = new Set(every_answer(base.attribute.get(id))
      .map((value) => path_of(base, { ...facts, [id]: value })));
    return [id, [...base.paths.map((path) => path.id), null].filter((path) => found.has(path))];
  });
  const open = open_rules(base, facts, new Set(), advice.path);
  const adds = open.needs(base.rules.filter((rule) => open.is_open(rule) &&
    (says(rule) || (advice.path && rule.evidence && has(rule.evidence, advice.path)))));
  return {
    leads_to: results.map(([id, paths]) => [id, paths.filter((path) => path !== advice.path)]),
    adds: base.stated.map((one) => one.id)
      .filter((id) => adds.has(id) && !outlook.steering.has(id)),
    hangs_on: results.filter(([, paths]) => advice.path && !paths.includes(advice.path))
      .map(([id]) => id),
  };
}

// Every possible answer, with every subset of several values.
function every_answer(attribute) {
  if (attribute.kind !== "several") return values_of(attribute);
  return attribute.choices.reduce(
    (subsets, { id }) => [...subsets, ...subsets.map((some) => [...some, id])], [[]]).slice(1);
}
