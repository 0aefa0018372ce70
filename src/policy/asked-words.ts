/**
 * What a sentence does with a kind it names. `ask`: asks for it; `modal`: asks for something; `give`: a verb of
 * handing over; `do`: a verb of doing something else with it; `not`: says that it is not wanted; `past`: says
 * that it came already.
 */
export type AskingCode = 'ask' | 'modal' | 'give' | 'do' | 'not' | 'past';

/** Words of asking, for messages of the desk: Dutch, English, German, French. */
export const ASKING_WORDS: readonly (readonly [AskingCode, string])[] = [
  [
    'ask',
    `
      graag ontvangen, ontvangen graag, ontvangen wij graag, ontvangen we graag, ontvang ik graag,
      ontvang graag, graag uw, graag je, graag jullie, nodig, mogen wij, mogen we, mag ik, wat is,
      wat zijn,
      op welk, op welke, welk, ontbreekt nog, ontbreken nog, laat ons weten, laat ons, stuur ons,
      mail ons,
      geef ons, missen nog, vragen wij, vragen we, verzoeken wij, verzoek ik,
      send us, send me, give us, give me, tell us, tell me, let us know, let me know, reply with,
      provide us,
      we need, i need, we require, we ll need, we will need, we would need, what is, what s, what are,
      may i have, can i have, could i have, may we have, can we have, could we have, can i take,
      can i get,
      benotigen, brauchen, benotige, brauche, wie lautet, wie lauten, teilen sie uns, senden sie uns,
      schicken sie uns, nennen sie uns, geben sie uns, wie ist, fehlt uns, fehlen uns, schick uns,
      avons besoin, ai besoin, il nous faut, il nous manque, il nous faudrait, quel est, quelle est,
      quels sont,
      quelles sont, envoyez nous, communiquez nous, indiquez nous, transmettez nous, a quel numero,
      donnez nous,
    `,
  ],
  [
    'modal',
    `
      kunt u, kun je, kan je, kun jij, kunnen jullie, zou u, zou je, zouden jullie, wilt u, wil je,
      willen jullie, gelieve, alstublieft, graag, please, could you, can you, would you, kindly, can we,
      may we,
      konnen sie, konnten sie, kannst du, konntest du, wurden sie, bitte, pouvez vous, pourriez vous,
      peux tu, pourrais tu, veuillez, merci de, merci de bien vouloir, priere de,
    `,
  ],
  [
    'give',
    `
      doorgeven, door te geven, opgeven, geven, sturen, toesturen, mailen, vermelden, vermeld, invullen,
      aangeven, laten weten, delen, aanleveren, verstrekken, noteren, bevestigen, opsturen, vul in,
      send, provide, give, share, confirm, supply, forward, include, state, enter, reply, verify your,
      senden, schicken, mitteilen, nennen, geben, angeben, ubermitteln, zusenden, mit, bestatigen,
      zukommen,
      envoyer, communiquer, donner, indiquer, transmettre, fournir, preciser, confirmer,
    `,
  ],
  [
    'do',
    `
      controleren, controleer, nakijken, inloggen, wijzigen, aanpassen, resetten, verwijderen, checken,
      gebruiken, bewaren, openen, herstarten, bellen,
      please note, please find, please check, check, change, reset, remove, delete, log in, sign in, use,
      update, keep, open, restart, call us, click,
      prufen, uberprufen, andern, zurucksetzen, loschen, einloggen, anmelden, verwenden, beachten,
      verifier, modifier, changer, supprimer, connecter, utiliser, noter,
    `,
  ],
  [
    'not',
    `
      niet nodig, geen, nooit, hoeft u niet, hoeft niet, hoeven wij niet, hoeven we niet, stuur niet,
      niet, zonder,
      no need, not needed, not need, do not, don t, never, without, not, won t, cannot,
      nicht, kein, keine, keinen, nie, niemals, ohne,
      ne pas, pas besoin, n avons pas besoin, jamais, sans, aucun, aucune, pas de, n'est pas, n'envoyez pas,
    `,
  ],
  [
    'past',
    `
      bedankt voor, dank voor, dank u voor, hebben uw, hebben je, in goede orde, is gewijzigd,
      is aangepast, hebben wij ontvangen,
      hebben we ontvangen, ontvangen hebben, hebben ontvangen, is verwerkt,
      thank you for, thanks for, we received, we have received, we ve received, has been, have been,
      we have your,
      vielen dank fur, danke fur, haben ihre, haben ihren, erhalten haben, haben wir erhalten, wurde,
      merci pour, avons bien recu, avons recu, a ete,
    `,
  ],
];

/** What the requester writes when the desk asked: `said`; and when it did not: `unasked`. */
export const CLAIM_WORDS: readonly (readonly ['said' | 'unasked', string])[] = [
  [
    'said',
    `
      zoals gevraagd, zoals u vroeg, zoals jullie vroegen, zoals je vroeg, de gevraagde,
      gevraagde gegevens, u vroeg,
      u vraagt, u vroeg om, jullie vroegen, jullie vragen, je vroeg, op uw verzoek, op jullie verzoek,
      waar u om vroeg, waar je om vroeg,
      as requested, as you asked, as asked, you asked, you asked for, you requested, per your request,
      as per your request, you wanted,
      at your request, the requested, you needed,
      wie gewunscht, wie gebeten, wie angefordert, wie verlangt, die gewunschten, die angeforderten,
      sie baten, sie hatten gefragt,
      sie haben gefragt, auf ihren wunsch, auf ihre bitte, sie wollten,
      comme demande, comme vous l avez demande, que vous avez demande, que vous m avez demande,
      vous m avez demande, vous avez demande,
      a votre demande, informations demandees, suite a votre demande, documents demandes,
    `,
  ],
  [
    'unasked',
    `
      vroeg u niet, u vroeg niet, vroegen jullie niet, niet gevraagd, niet om gevraagd, vroeg je niet,
      you didn t ask, you did not ask, not asked,
      didn t ask, not requested, nicht gefragt, nicht verlangt, sie nicht gefragt, pas demande,
      vous ne l avez pas demande, sans que vous,
      ongevraagd, unaufgefordert,
    `,
  ],
];
