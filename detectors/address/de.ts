import type { AddressGrammar } from './grammar.ts';

/** "Musterstr. 5a, 12345 Berlin", "Am Mühlbach 7\n99817 Eisenach". */
export const DE: AddressGrammar = {
  country: 'DE',
  postcode: '(?:D[- ]|DE[- ])?\\d{5}',
  postcodeIsTelling: false,
  streetEndings:
    'straße strasse strase str gasse gässchen allee chaussee damm ufer platz weg stieg twiete promenade zeile pfad stiege',
  weakEndings:
    'ring wall graben steig markt hof berg tor brücke brucke garten gärten park feld höhe hohe leite grund winkel kamp redder anger bogen ' +
    'aue wiese wiesen rain halde hang see bach blick eck siedlung terrasse kai hafen insel',
  notStreets:
    'weg unterwegs keineswegs parkplatz arbeitsplatz spielplatz sitzplatz stellplatz speicherplatz campingplatz platz bahnsteig supermarkt baumarkt ' +
    'flohmarkt bahnhof friedhof hauptbahnhof rückweg ruckweg heimweg hinweg ausweg vertriebsweg rechtsweg postweg radweg waldweg ' +
    'krankenwagen lieferweg bauernhof park ring hof markt berg tor garten feld bogen see bach eck straße strasse gasse kindergarten ' +
    'warenkorb fragebogen regenbogen ellbogen bezug abzug monitoring fundort tutorial',
  streetOpeners:
    'am an auf im in unter zur zum hinter vor alte alter neue neuer großer kleine obere untere bei straße strasse platz allee weg',
  poBoxes: 'postfach postlagernd',
  unitWords:
    'wohnung whg og eg dg stock etage hinterhaus vorderhaus apartment appartement zimmer c/o top stiege tür haus aufgang hh vh zi rgb rückgebäude seitenflügel gartenhaus parterre',
  buildingWords:
    'altersheim seniorenheim pflegeheim altenheim wohnheim studentenwohnheim seniorenresidenz gut schloss',
  names: 'deutschland germany allemagne duitsland de brd',
  source: 'DIN 5008; Deutsche Post, Anschriften',
};
