// @ts-check
// The standalone page bears the title of its deck, served or as a single file. It has to run before
// the element: modules run in the order of the page, whichever arrives first.

const heading = document.querySelector("h1");

document.addEventListener("study-ready", (event) => {
  const { title } = /** @type {CustomEvent<{ title: string }>} */ (event).detail;
  document.title = title;
  if (heading) heading.textContent = title;
});
