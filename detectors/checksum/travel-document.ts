const WEIGHTS = [7, 3, 1] as const;

/** Check digit of a field of a travel document: weights 7-3-1, letters from A = 10, filler 0 (ICAO 9303-3, 4.9). */
export function travelDocumentCheckDigit(field: string): number {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const code = field.charCodeAt(i);
    const value = code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 90 ? code - 55 : 0;
    sum += value * (WEIGHTS[i % 3] as number);
  }
  return sum % 10;
}
