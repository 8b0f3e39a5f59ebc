// Elements of the page. Text goes in as text nodes alone, so what people type is never markup.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((one) => one !== null && one !== ""));
  return made;
}

const paragraph = (...children) => element("p", {}, ...children);
const bullets = (items) => element("ul", {}, items.map((item) => element("li", {}, item)));
const button = (label, onclick, attributes = {}) =>
  element("button", { type: "button", onclick, ...attributes }, label);

// A section under a heading; nothing without content.
function section(title, content, attributes = {}) {
  const inside = [content].flat(Infinity).filter((one) => one !== null && one !== "");
  return inside.length ? element("section", attributes, element("h3", {}, title), inside) : null;
}

// The controls that answer a question: a group with the question as its legend.
function question_group(attribute, value, name) {
  const help = element("p", { id: `${name}-help`, class: "help" }, attribute.help);
  const legend = element("legend", { tabindex: "-1" }, attribute.question);
  const group = (type, options) => options.map(([id, label]) => element("label", { class: "option" },
    element("input", { type, name, value: String(id), checked: is_chosen(value, id) }),
    element("span", {}, label)));
  const controls = {
    "yes/no": () => group("radio", [[true, "yes"], [false, "no"]]),
    one: () => group("radio", attribute.choices.map((one) => [one.id, one.label])),
    several: () => group("checkbox", attribute.choices.map((one) => [one.id, one.label])),
    number: () => element("label", { class: "number" },
      element("input", {
        type: "text", name, inputmode: "decimal", autocomplete: "off", value: value ?? null,
      }), ` ${attribute.unit}`),
  };
  return element("fieldset", { "aria-describedby": `${name}-help` },
    legend, help, controls[attribute.kind]());
}

const is_chosen = (value, id) => (Array.isArray(value) ? value.includes(id) : value === id);

// What the controls of a question say: a value, or null where they say nothing that is an answer.
function value_of(form, attribute, name) {
  const inputs = [...form.elements].filter((one) => one.name === name);
  const chosen = inputs.filter((one) => one.checked).map((one) => one.value);
  switch (attribute.kind) {
    case "yes/no":
      return chosen.length ? chosen[0] === "true" : null;
    case "number": {
      const number = Math.round(number_in(attribute, inputs[0].value) * 100) / 100;
      return is_answer(attribute, number) ? number : null;
    }
    case "several":
      return chosen.length ? chosen : null;
    default:
      return chosen[0] ?? null;
  }
}
