/** The part of fontkit that the layout layer uses; the library ships no types of its own. */
declare module 'fontkit' {
  export type FontkitGlyph = { id: number; codePoints: number[]; advanceWidth: number }
  export type FontkitFont = {
    unitsPerEm: number
    glyphForCodePoint(codePoint: number): FontkitGlyph
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array }
  }
  export function create(bytes: Uint8Array, postscriptName?: string | null): FontkitFont
}
