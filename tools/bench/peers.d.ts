// The peers are installed only where the bench runs; types are checked everywhere. Declared here
// they count as untyped with their packages or without.
declare module "@leeoniya/ufuzzy";
declare module "flexsearch";
declare module "fuse.js";
declare module "minisearch";
declare module "pinyin-match";
declare module "pinyin-pro";
declare module "pure-rand/distribution/uniformInt";
declare module "pure-rand/generator/xoroshiro128plus";
