// What the build of the single file fills in; see script.mjs.
declare module "study:inlined" {
  /** The module, gzip, then base64. */
  export const wasmGzipBase64: string;
  /** Of the module as it was before gzip, in hexadecimal. */
  export const sha256: string;
  /** The texts of style.css and views.css, by name. */
  export const styleSheets: Record<string, string>;
}
