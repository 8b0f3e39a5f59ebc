// Answers as text: a facts file, a row of CSV, JSON, and the part of a link behind '#', which a
// browser never sends to a server. What comes in from a link is checked against the vocabulary.

const ID = /^[\p{L}\p{N}][\p{L}\p{N} ._@+/-]{0,99}$/u; // no separator, no quote, no formula

const answered = (base, facts) => base.stated.filter((one) => has(facts, one.id));

// The file that `crossroads advise --facts` reads.
function as_toml(base, facts) {
  const lines = answered(base, facts).map(({ id }) => `${id} = ${JSON.stringify(facts[id])}\n`);
  return `# Facts for \`crossroads advise --facts\`. Take out a line to leave that fact open.\n${
    lines.join("")}`;
}

// The header and one row for `crossroads batch`, with CRLF line ends.
function as_csv(base, facts, id) {
  const cell = ({ id: name }) => {
    const value = facts[name] ?? "";
    if (typeof value === "boolean") return value ? "yes" : "no";
    return Array.isArray(value) ? value.join("; ") : String(value);
  };
  const row = (cells) => `${cells.join(",")}\r\n`;
  const headings = base.stated.map((one) => one.id);
  return `\ufeff${row([base.id_column, ...headings])}${row([id, ...base.stated.map(cell)])}`;
}

const in_their_order = (base, facts) =>
  Object.fromEntries(answered(base, facts).map(({ id }) => [id, facts[id]]));

const as_json = (base, facts) => `${JSON.stringify(in_their_order(base, facts), null, 2)}\n`;

// The answers for a link: base64url of their JSON, which is ASCII, for ids are.
const as_fragment = (base, facts) =>
  btoa(JSON.stringify(in_their_order(base, facts)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The answers of a link, or null where it holds anything that is no answer.
function from_fragment(base, fragment) {
  try {
    const said = JSON.parse(atob(fragment.replaceAll("-", "+").replaceAll("_", "/")));
    const entries = Object.entries(said);
    return entries.length && entries.every(([id, value]) => is_answer(base.attribute.get(id), value))
      ? said : null;
  } catch {
    return null;
  }
}

// The number that a text says, in the unit of its attribute, with a comma or a point; of a length
// of time also "18 months" or "2 years 3 months". NaN where it says none.
function number_in(attribute, text) {
  const plain = text.trim().toLowerCase().replace(/(\d),(\d{1,2})(?!\d)/g, "$1.$2");
  const number = "(-?\\d+(?:\\.\\d+)?)";
  const alone = plain.match(new RegExp(`^${number}$`));
  if (alone) return Number(alone[1]);
  if (attribute.unit !== "years") {
    const unit = attribute.unit.toLowerCase();
    return plain.endsWith(unit) && plain !== unit
      ? number_in({ unit: "" }, plain.slice(0, -unit.length)) : NaN;
  }
  const years = `${number} ?(?:years?|yrs?|y)`, months = `${number} ?(?:months?|mths?|mos?|m)`;
  const both = plain.match(new RegExp(`^(?:${years})?,? ?(?:and )?(?:${months})?$`));
  if (!both || !(both[1] || both[2])) return NaN;
  return Number(both[1] ?? 0) + Number(both[2] ?? 0) / 12;
}

function is_answer(attribute, value) {
  if (!attribute?.stated) return false;
  const ids = attribute.choices.map((one) => one.id);
  switch (attribute.kind) {
    case "yes/no":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && value >= attribute.least && value <= attribute.most;
    case "several":
      return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length &&
        value.every((one) => ids.includes(one));
    default:
      return ids.includes(value);
  }
}
