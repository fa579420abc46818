// @ts-check
// Guards life in a sandboxed frame, which has no origin: no storage, no history, no frames that can
// be written into. All works that can, and what cannot is said.

import { startQuiz } from "./harness/examinee.mjs";
import { findAndOpen } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

for (const way of /** @type {const} */ (["src", "srcdoc"])) {
  scenario(`a single file in a sandbox works, by ${way}`, { host: "" }, async ({ page, url }) => {
    const address = `${url}study-widget.html`;
    const value = way === "src" ? address : await (await fetch(address)).text();
    const frame = await page.evaluateHandle(
      ([way, value]) => {
        const frame = document.createElement("iframe");
        frame.setAttribute("sandbox", "allow-scripts");
        frame.style.cssText = "width: 800px; height: 800px";
        frame.setAttribute(way ?? "", value ?? "");
        document.body.append(frame);
        return frame;
      },
      [way, value],
    );
    const inner = /** @type {any} */ (await frame.contentFrame());
    await inner.getByRole("tablist").waitFor();
    await findAndOpen(inner, "知识蒸馏");
    await inner.getByRole("link", { name: "返回结果" }).click();
    await inner.locator("[part=filter]").click();
    await inner.getByRole("radio", { name: /未来行业发展趋势/ }).click();
    await inner.getByRole("option").first().waitFor();
    await inner.getByRole("tab", { name: "练习" }).click();
    await inner.getByRole("button", { name: "打印试卷" }).click();
    await inner.getByRole("alert").filter({ hasText: "浏览器不允许打印" }).waitFor();
    const item = await startQuiz(inner, ["true-false"]);
    await item.getByRole("radio").first().click();
    await item
      .getByRole("status")
      .filter({ hasText: /答对了|答错了/ })
      .waitFor();
  });
}
