// What is behind the first click, for those who wait for it: all that element/views.js exports.
import type { Block } from "../pkg/types.d.ts";
import type { DocumentFilter } from "../search/document-filter.js";
import type { Context } from "../shared/context.js";
import type { Localizer } from "../shared/language/localizer.js";
import type { ViewStrings } from "../shared/language/view-strings.js";
import type { View } from "../shared/types.d.ts";

export type ViewClass = new (context: Context) => View;

export interface Views {
  views: { entry: ViewClass; quiz: ViewClass; progress: ViewClass };
  renderBlocks(blocks: Block[], strings: ViewStrings, top?: number): HTMLElement[];
  translateTree(root: Node, localizer: Localizer): void;
  DocumentFilter: typeof DocumentFilter;
  viewStringsFor(language: string): ViewStrings;
}
