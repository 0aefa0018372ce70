import type { Language } from '../../detectors/contract.ts';

/**
 * What a word near a value says of its owner. `own`: the writer; `your`: the reader; `third`: somebody else;
 * `staff`: a colleague of the reader; `none`: keeps a shorter entry from being seen.
 */
export type OwnerCode = 'own' | 'your' | 'third' | 'staff' | 'none';

/**
 * Possessives, pronouns and relations. Relations that also mean something else ("man", "Frau", "client") count
 * with a possessive only. By language, since "je", "er" and "he" mean different people in different ones.
 */
export const OWNER_WORDS: Readonly<Record<Language, readonly (readonly [OwnerCode, string])[]>> = {
  nl: [
    ['own', "ik, mij, mijn, m'n, mn, me, mezelf, zelf, ikzelf, wij, we, ons, onze, eigen"],
    ['your', 'uw, u, je, jouw, jullie'],
    [
      'third',
      `
        mijn man, m'n man, mn man, haar man, mijn vrouw, m'n vrouw, mn vrouw, zijn vrouw, mijn partner,
        m'n partner, mijn ex, m'n ex, mn ex, zijn ex, haar ex, ex man, ex vrouw, ex vriend, ex vriendin, ex partner,
        mijn ma, mn ma, mijn pa, mn pa, mijn baas, mijn cliënt, mijn cliënte, mijn patiënt, mijn kind, mijn kinderen,
        buurvrouw, buurman, buren, echtgenoot, echtgenote, zoon, zoontje, dochter, dochtertje, moeder, vader,
        oma, opa, zus, zusje, zuster, broer, broertje, schoonmoeder, schoonvader, schoonzus, schoonzoon,
        schoondochter, kleinzoon, kleindochter, collega, vriend, vriendin, tante, neef, neefje, nichtje, oom,
        huisgenoot, huurder, verhuurder, huisbaas, getuige, tegenpartij, werknemer, secretaresse, huisarts,
        mantelzorger, bewindvoerder, zzp'er, de heer, haar, zij, hij, hem, hij heeft, hij woont, zijn nummer,
        zijn telefoonnummer, zijn adres, zijn e-mailadres, zijn mailadres, zijn mail, zijn iban, zijn rekening,
        zijn rekeningnummer, zijn bsn, zijn geboortedatum, zijn kenteken, zijn gegevens, zijn mobiel, zijn 06,
        zijn paspoort, zijn paspoortnummer, zijn klantnummer, hun nummer, hun adres, hun rekening, diens
      `,
    ],
    [
      'staff',
      `
        uw collega, je collega, jullie collega, uw medewerker, uw medewerkster, jullie medewerker,
        jullie medewerkster, uw monteur, jullie monteur
      `,
    ],
    ['none', 'met zijn allen, wij zijn, we zijn, zij zijn, te zijn'],
  ],
  en: [
    ['own', "i, i'm, my, mine, me, myself, our, ours, we, us"],
    ['your', 'you, your, yours'],
    [
      'third',
      `
        my partner, my boss, my client, our client, my patient, the patient, my manager, my boy, my girl, my ex,
        ex husband, ex wife, ex partner, ex boyfriend, ex girlfriend, other party, other driver,
        husband, wife, son, daughter, mother, mum, mom, father, dad, sister, brother, neighbour, neighbor, neighbours,
        colleague, coworker, friend, girlfriend, boyfriend, fiancé, fiancée, landlord, landlady, tenant, secretary,
        witness, grandson, granddaughter, grandmother, grandfather, uncle, aunt, cousin, nephew, niece, roommate,
        flatmate, housemate, carer, employee, his, her, hers, he, she, him, herself, himself, their number,
        their address, their email, their account
      `,
    ],
    [
      'staff',
      `
        your colleague, your engineer, your agent, your employee, your technician, your driver, your advisor,
        your adviser
      `,
    ],
    ['none', 'thank you'],
  ],
  de: [
    [
      'own',
      `
        ich, mir, mich, mein, meine, meiner, meinem, meinen, meines, wir, uns, unser, unsere, unserem, unserer,
        eigene, eigenes, eigener
      `,
    ],
    ['your', 'sie, ihnen, ihr, ihre, ihren, ihrem, ihrer, ihres, dein, deine, deiner, euch, euer, eure'],
    [
      'third',
      `
        mein mann, meines mannes, meinem mann, meine frau, meiner frau, seine frau, ihr mann, mein partner,
        meine partnerin, ex frau, ex mann, ex freund, ex freundin, exfrau, exmann, mein chef, meine chefin,
        oma, opa, nachbar, nachbarn, nachbarin, ehemann, ehefrau, sohn, sohnes, tochter, mutter, vater,
        vaters, schwester, bruder, bruders, kollege, kollegin, kollegen, freund, freundin, tante, onkel, neffe, nichte,
        vermieter, vermieterin, mieter, mieterin, gegner, unfallgegner, zeuge, zeugin, patient, patienten, patientin,
        mandant, mandantin, sekretärin, käufer, käuferin, schwager, schwägerin, schwiegermutter, schwiegervater,
        schwiegersohn, schwiegertochter, mitbewohner, mitbewohnerin, lebensgefährte, lebensgefährtin,
        sein, seine, seiner, seinen, seinem, seines, er, ihm, ihn
      `,
    ],
    [
      'staff',
      `
        ihr kollege, ihre kollegin, ihrem kollegen, ihrer kollegin, ihren kollegen, ihr mitarbeiter,
        ihre mitarbeiterin, ihrem mitarbeiter, ihrer mitarbeiterin, euer kollege, eure kollegin
      `,
    ],
    ['none', 'zu sein, kann sein, sein muss, sein wird, sein soll'],
  ],
  fr: [
    ['own', 'je, j, moi, mon, ma, mes, me, m, nous, notre, nos'],
    ['your', 'vous, votre, vos, ton, ta, tes'],
    [
      'third',
      `
        ma femme, ma fille, mon ami, mon amie, mon client, ma cliente, mon patient, ma patiente, mon ex, ex mari,
        ex femme, mon patron, voisin, voisine, mari, fils, mère, père, sœur, soeur, frère, collègue, copain, copine,
        compagnon, compagne, conjoint, conjointe, époux, épouse, locataire, propriétaire, le tiers, témoin,
        beau fils, belle fille, belle mère, beau père, beau frère, belle soeur, belle sœur, grand mère, grand père,
        cousin, cousine, neveu, nièce, oncle, tante, secrétaire, colocataire, elle, lui, il habite, il est joignable,
        son, sa, ses, leur numéro, leur adresse, leur compte
      `,
    ],
    [
      'staff',
      `
        votre collègue, votre technicien, votre technicienne, votre conseiller, votre conseillère, vos collègues,
        votre livreur
      `,
    ],
    ['none', 'son compte rendu, sa part'],
  ],
};

/** Words that mean something else in another of the languages: left out while the language is unknown. */
export const AMBIGUOUS_OWNERS: ReadonlySet<string> = new Set([
  'je',
  'er',
  'he',
  'hem',
  'me',
  'ma',
  'sein',
  'son',
  'sa',
  'ses',
  'ta',
  'ton',
  'u',
  'm',
  'j',
  'i',
  'sie',
  'lui',
  'elle',
]);

/** What ties a value to an owner named behind it: "… is van mijn zus", "… t.n.v. M. de Wit", "… belongs to". */
export const BELONGING_WORDS: readonly (readonly ['belongs', string])[] = [
  [
    'belongs',
    `
      van, is van, dat is van, is die van, is het nummer van, dat is het nummer van, hoort bij, behoort toe aan,
      t.n.v., tnv, op naam van, ten name van, staat op naam van,
      is mine, belongs to, which belongs to, that belongs to, is my, that is my, that's my, which is my, is for my,
      in the name of, in my name, account holder, registered to, is the number of,
      gehört, das gehört, die gehört, der gehört, ist von, ist die von, ist das von, von, lautet auf, lautend auf,
      inhaber, kontoinhaber, auf den namen, ist die nummer von,
      appartient à, qui appartient à, est à, est celui de, c'est celui de, est celle de, c'est celle de, au nom de,
      est le numéro de, titulaire
    `,
  ],
];
