// What the build of the single file fills in; see script.mjs.
declare module "study:inlined" {
  /** The module, gzip, then base64. */
  export const wasmGzipBase64: string;
  /** The text of www/element/style.css. */
  export const styles: string;
  /** The text of www/element/views.css. */
  export const viewStyles: string;
}
