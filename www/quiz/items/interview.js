// @ts-check
// A question answered in running text, against the clock.
import { h } from "../../shared/dom.js";
import { Countdown } from "../countdown.js";
import { renderReferenceAnswer } from "../reference-answer.js";
import { renderPoints } from "./comparison.js";
import { beginningsHint, isOneAnswer } from "./text-hints.js";
import { renderTextInput } from "./text-input.js";

/** Minutes for an answer, as interviewers like it. */
const MINUTES = 3;

/** @type {import("./types.d.ts").ItemForm} */
export const interview = {
  instruction: (strings) => strings.askInterview,
  render(props) {
    const field = h("textarea", { rows: 8 });
    const { nodes, stop } = renderTime(props.strings);
    const input = renderTextInput(props, field, (verdict) => [
      ...renderPoints(props, verdict),
      renderReferenceAnswer(props),
    ]);
    return {
      ...input,
      nodes: [...nodes, ...input.nodes],
      hint: hints(props, field),
      showVerdict(verdict, response) {
        stop();
        return input.showVerdict(verdict, response);
      },
      leave: stop,
    };
  },
};

/** @param {import("../strings.js").QuizStrings} strings */
function renderTime(strings) {
  // A timer is not read out; what is said when it is over takes its place.
  const over = h("p", { class: "time-over muted", "aria-live": "polite" });
  const countdown = new Countdown(strings, MINUTES * 60, () => {
    over.textContent = strings.timeOver;
    countdown.node.remove();
  });
  // One that stands still tells nothing, also when its reader comes back to it in an exam.
  const stop = () => {
    countdown.stop();
    countdown.node.hidden = true;
  };
  return { nodes: [over, countdown.node], stop };
}

/**
 * The number of points first, where there is one answer, since the instruction is silent on it.
 *
 * @param {import("./types.d.ts").ItemProps} props
 * @param {HTMLTextAreaElement} field
 */
function hints(props, field) {
  const { item, strings } = props;
  const nextBeginning = beginningsHint(props, field);
  let count = isOneAnswer(item) ? strings.points(item.accept?.length ?? 0) : "";
  return () => {
    const hint = count || nextBeginning();
    count = "";
    return hint;
  };
}
