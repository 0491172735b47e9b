//! French, as it is written in France, Belgium, Switzerland and Québec, by vous and by tu.
//!
//! Words stand as `lexicon::folded` makes them: without accents, and "n'avons" is "n avons".

use super::lexicon::Phrases;

/// The phrases.
pub const PHRASES: Phrases = Phrases {
    stop: STOP,
    rejection: REJECTION,
    closed: CLOSED,
    timeline: TIMELINE,
    holding: HOLDING,
    away: AWAY,
    courtesy: COURTESY,
    frame: FRAME,
    neutral: NEUTRAL,
    harmless: HARMLESS,
    danger: DANGER,
    negations: &["ne", "n", "pas", "aucun", "aucune", "jamais", "ni", "non", "sans", "rien"],
    yet: &["encore", "toujours"],
    conditions: &["si", "s", "cas", "sauf", "condition"],
    conceding: &["meme"],
    pronouns: &[
        "je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "te", "t", "votre",
        "ton", "ta", "vos", "c", "ca",
    ],
    joins: &["et", "ou", "puis"],
};

const STOP: &[&str] = &[
    "ne|n plus|jamais * contacter|ecrire|envoyer|appeler|relancer|solliciter|contactez|ecrivez|\
     envoyez|relancez|contacte|ecris|envoie|recevoir",
    "ne|n me|nous|m contactez|ecrivez|contacte|ecris|relancez|envoyez plus|pas|jamais",
    "arretez|cessez|arrete|cesse * contacter|ecrire|envoyer|relancer|appeler",
    "merci|veuillez de? * cesser|arreter * contacter|ecrire|envoyer|relancer|appeler|messages|\
     courriels|mails|emails",
    "supprimez|retirez|supprime|retire|supprimer|retirer|effacez * adresse|liste|coordonnees|\
     fichier|donnees|nom",
    "desabonnez|desinscrivez|desinscrire|desabonner",
    "plus|aucun|aucune|d|autre message|mail|courriel|email|messages|mails|courriels * part",
    "laissez|laisse moi|nous|m tranquille|tranquilles",
];

const REJECTION: &[&str] = &[
    "ne|n * pas * reponse|suite positive|favorable",
    "poste|place|prix a|est|avait|etait|fut ete? attribue|attribuee|confie|confiee a|au un|une? \
     autre",
    "privilegie|retenu|selectionne des|les|d candidatures|profils|candidats * plus|mieux",
    "ne|n * pouvons|peux|pouvoir|pourrons * favorablement",
    "ne|n souhaite|souhaitons|desire|desirons|souhaitent pas|plus vous|te|la|le|poursuivre|\
     continuer|donner",
    "profil|candidature|parcours * ne|n * correspond|correspondait|convient|convenait pas",
    "choix * pas porte|porter|portee",
    "mettons|mettre|mis fin * processus|candidature|recrutement",
    "candidature|profil|dossier|demande * n|ne * pas * retenu|retenue|selectionne|selectionnee|\
     acceptee|accepte|aboutie|abouti|preselectionnee|choisie|poursuivie|suivie|concluante",
    "candidature|profil|dossier|demande non retenue|retenu|selectionnee|selectionne",
    "vous|tu * n|ne * pas * retenu|retenue|selectionne|selectionnee|choisi|choisie|admis|admise|\
     preselectionnee|preselectionne|laureat|laureate",
    "ne|n * pas|plus * retenir|retenons|retiendrons|retenu|retiendra * candidature|profil|\
     dossier|votre|ta",
    "ne|n * suite favorable|positive",
    "ne|n * donner|donnerons|donnons|donnera|souhaite|souhaitons|souhaitent|donne pas? donner? \
     de? suite",
    "ne|n * pas * donner|donnerons|donnons|donnera|donne|donne * suite",
    "ne|n * donner|reserver une? suite favorable|positive",
    "suite negative|defavorable",
    "reponse|avis|retour|decision|resultat negative|negatif|defavorable",
    "regret de? d|vous|t|te * candidature|informer|annoncer|apprendre|vous|pas|suite",
    "ne|n * pas * poursuivre|poursuivons|poursuivrons|continuer|continuons|avancer|aller|\
     poursuivra * candidature|avec|processus|plus|vous|loin|toi",
    "poursuivre|continuer|avancer|avance|poursuivons|continuons|poursuivi|continue * d|avec|l|un|\
     une autres|autre candidats|candidat|candidate|candidates|candidature|candidatures|profils|\
     profil|personne|personnes",
    "choisi|retenu|prefere|selectionne|pris|recrute|embauche|opte|privilegie|choix|porte|porter|\
     arrete|engage|penche|penches|tourne|tournes * autre|autres * candidat|candidate|candidats|\
     candidature|candidatures|profil|profils|personne|personnes|postulant|postulants|mecano|\
     candidates",
    "choisi|retenu|prefere|selectionne|pris|recrute|embauche|opte|trouve|engage|penche|tourne * \
     quelqu un d? autre?",
    "un|une|l|d|des autre|autres candidat|candidate|candidature|personne|profil|profils|\
     candidats|candidatures * retenu|retenue|choisi|choisie|selectionne|selectionnee|\
     prefere|preferee|retenus|retenues|correspond|correspondent|correspondant|repond|repondent",
    "on|nous|ont|a avons|a|ont pris|recrute|choisi|embauche * autre|autres",
    "prefere|choisi|retenu|opte|privilegie * profil|candidat|candidate|candidature|personne|\
     profils plus|davantage|mieux|ayant|avec|interne|disposant",
    "profil|candidature|parcours|experience|competences * ne|n * pas * correspond|correspondent|\
     correspondait|adequation|attentes|criteres|besoins|correspondre|repond",
    "ne|n * correspond|correspondent|correspondait * pas * criteres|attentes|besoins|poste|\
     recherche|recherchons|profil|exigences",
    "ca|cela ne va|allait pas le? faire|marcher|fonctionner",
    "pas le? faire|donner suite|donne suite",
    "ecarte|ecartee|refuse|refusee|rejete|rejetee",
    "ne|n * pas * suite|retenir * candidature|demande|profil",
    "refuser|decliner|rejeter|ecarter * votre|ta|candidature",
    "ne|n * pas * proposer|offrir|confier * poste|emploi|mission|place|stage",
    "ne|n * faites|fais|fait|font pas|plus partie",
    "ne|n * pas * convaincu|convaincus|convaincue",
    "pas ete retenu|retenue|selectionnee|selectionne|choisie|choisi|concluant|concluante",
    "pas retenu notre|l attention",
    "ce sera un? non",
    "ne|n a? pu|pourra|peut|pouvons|avons * retenu|retenue|retenir",
    "pas la|le bonne|bon personne|profil|candidat|candidate|choix",
    "ne|n * pas * recruter|embaucher|engager",
    "c est non",
    "ne|n * pas * favorable|favorablement|positivement",
];

const CLOSED: &[&str] = &[
    "poste|place|prix a|est|avait|etait|fut ete? attribue|attribuee|confie|confiee",
    "poste|postes|recrutement|recrutements|embauches|processus|offre|concours|recherche|mission * \
     annule|annulee|annules|suspendu|suspendue|suspendus|suspendues|gele|gelee|geles|gelees|\
     supprime|supprimee|ferme|fermee|clos|close|pourvu|pourvue|comble|comblee|abandonne|\
     abandonnee|interrompu|interrompue|arrete|arretee",
    "poste|recrutement|processus|offre|mission * n|ne * plus * jour|actualite|pourvoir|ouvert|\
     ouverte|disponible|vacant|recherche",
    "gel|annulation|suspension|arret des|du|de|d * recrutements|recrutement|embauches|poste|\
     embauche",
    "annuler|suspendre|geler|interrompre|arreter * recrutement|poste|processus|recherche",
    "ne|n recrutons|recrute|recherchons|embauchons|embauche plus",
];

const TIMELINE: &[&str] = &[
    "reviens|revenons|reviendrai|reviendrons|reviendra|revient|reviendront|revenir vers? vous|\
     toi|vers",
    "recontacte|recontacterai|recontacterons|recontactera|recontactons|recontacter|\
     recontacteront",
    "contacterons|contacterai|contactera|communiquerons|communiquerai|ecrirai|ecrirons|ecris|\
     ecrivons|informerai|informerons|informera|tiendrai|tiendrons|tiens|tenons|fais|ferai|ferons",
    "donne|donnerai|donnerons|donnera|donnons|donner * reponse|retour|nouvelles|decision|\
     resultat|feedback",
    "reponse|retour|decision|nouvelles|resultat|resultats|feedback|verdict * sera|seront|\
     parviendra|tombera|connue|communiquee|donnee|prise|rendue|arrivera|connus",
    "aurez|auras|recevrez|recevras|recevez|obtiendrez * reponse|retour|nouvelles|decision|\
     resultat|resultats",
    "vous|te|t|toi repondre|repondrai|repondrons|repondra|reponds|repondons|dirai|dirons|dis|\
     disons|dira",
    "decidons|decidera|deciderons|trancher|trancherons|decide|decider|tranchera",
    "prendre|prendrons|prend|prenons|prendra|prise * decision",
    "aurons|aurai|saurai|saurons|sait|saura|sais|savons * plus|reponse|decision",
    "tenir|tiendra|tient * au courant|informe|informee",
    "au courant",
];

const HOLDING: &[&str] = &[
    "l|les etudions|examinons|etudie|examine",
    "processus|recrutement|procedure|candidature|dossier|selection|etude * en cours|suit|\
     toujours|examen|etude",
    "toujours|encore * en cours|etude|examen|attente|reflexion|processus|discussion|entretiens",
    "en cours de? d? examen|etude|recrutement|selection|analyse|traitement|reflexion",
    "des|lorsque|quand|sitot que? qu? * nouveau|nouvelles|plus|retour|decision|reponse|possible",
    "pas encore|toujours * decide|decision|retour|reponse|choisi|tranche|nouvelles|fini|termine|\
     termines",
    "toujours pas",
    "etudions|examinons|etudie|examine * candidatures|candidature|dossiers|dossier|profils",
    "reste|restons en course|lice|contact",
];

const AWAY: &[&str] = &[
    "absent|absente|absents",
    "en conge|conges|vacances|deplacement|voyage",
    "hors du|de bureau",
    "pas au bureau",
    "suis|serai|sera|serons de retour",
    "de retour le|lundi|mardi|mercredi|jeudi|vendredi|au",
    "arret maladie",
    "conge|conges maternite|paternite|maladie|parental|annuels",
    "serai|suis|sera|est * injoignable|indisponible",
];

/// What stands before and behind what is said.
const FRAME: &[&str] = &[
    "bonjour|bonsoir|salut|coucou|hello|allo",
    "madame|monsieur|mme|mr|mlle|chere|cher|mesdames",
    "l expression de|d|nos|mes * salutations|sentiments",
    "nos|mes sinceres|meilleures|respectueuses? salutations|sentiments distinguees?",
    "cordialement|amicalement|sinceres|respectueusement|salutations|bises|amities|cdt|sincerement",
    "bien|tres|meilleures|sinceres cordialement|salutations|sentiments|amicalement",
    "bien a vous|toi",
    "a bientot|tres",
    "au plaisir",
    "belle|bonne|excellente journee|soiree|fin|semaine|reception",
    "veuillez agreer|recevoir|accepter|croire",
    "vous? prie|prions d? agreer|recevoir|croire",
    "l equipe",
    "le|la service|direction|equipe|responsable|drh",
    "service|direction recrutement|rh|des|du|ressources",
    "ceci est un message|courriel",
    "message|courriel|mail envoye? genere? automatique|automatiquement|genere",
    "merci de ne pas y? repondre",
    "tel|telephone|mobile|www|sarl|sa|sas|siret|rue",
];

const COURTESY: &[&str] = &[
    "merci|remercie|remercions|remerciements|remerciant",
    "bien recu|recue|note|recus|recues",
    "accusons|accuse reception",
    "reception de votre|ta",
    "avons|ai bien? recu",
    "ravi|ravie|ravis|heureux|heureuse d|de * connaissance|rencontrer|rencontree?|echanger|echange",
    "enchante|enchantee|plaisir",
    "etait top|super|sympa|agreable|chouette|interessant|genial",
    "bon|bonne|bonnes|belle|excellent|excellente|joyeux|joyeuses week|weekend|journee|soiree|\
     semaine|fetes|vacances|ete|noel|fin|annee|paques|dimanche",
    "c est|etait tres? bien? gentil|aimable|note|sympa|recu",
    "desole|desolee|desoles|excuses|excuse|excusez|pardon * attente|retard|delai|silence|\
     reponse|tardive",
    "votre|ta patience|comprehension",
    "interet que|pour|porte",
    "reste|restons a? votre|ta|disposition|disposition",
    "avec plaisir",
    "de rien",
];

const NEUTRAL: &[&str] = &[
    "terminons|terminent|termine|finissons|finit|achevons|poursuivons|menons|faisons|continuons \
     les|nos|encore|des * entretiens|rencontres|premiers",
    "entretiens * en cours|cours|terminent|semaine|encore",
    "comite|direction|jury|commission|conseil|equipe|client * se? reunit|reunira|reunissent|\
     valide|validera",
    "prend|prendra|pris|prennent * temps|retard",
    "retard|delai|delais|plus long|longtemps",
    "beaucoup de? candidatures|travail|monde",
    "revenons|reviens vers vous",
    "suit son cours",
    "petit point|mot|retour",
    "rien de neuf|nouveau",
];

/// These take the sting out of words that are dangerous elsewhere.
const HARMLESS: &[&str] = &[
    "reste|restent|rencontrons|rencontre|rencontrerons|rencontrer|recevons|recevoir|recevrons|\
     voyons|verrons|voir * autre|autres candidat|candidate|candidats|candidates|personne|\
     personnes|profil|profils",
    "pour ne plus * recevoir * lettre|infolettre|newsletter|courriels|mails|emails|messages \
     * cliquez|cliquer|lien|ici|desabonn~|desinscri~",
    "merci|remercie|remercions * pour votre|ta|ton reponse|retour|message|mail|candidature",
    "au plus tard",
    "plaisir de|d vous|te|t? avoir? rencontrer|rencontree?|connaitre|echanger",
    "comme convenu|prevu|promis|indique",
    "avec une|la|notre|ma|leur reponse|decision",
    "n|ne avons|ai|a|ont|est|sont|sommes|savons|sait|sais|sera pas encore",
    "pas encore",
    "toujours pas",
    "sans attendre|doute|faute|souci",
    "merci de ne pas y? repondre",
    "ne pas y? repondre",
    "ne|n repondez|reponds pas",
    "rien de neuf|nouveau|special",
    "pas de souci|probleme|quoi|nouvelles",
    "n hesitez|hesite pas",
    "si vous|tu avez|as des? questions|question",
    "reponse vous|te|sera",
    "candidature au|pour|sur|a poste|le|notre|l? poste? offre?",
    "des que|qu",
    "au|l|un|notre|nos|les|des|votre|cet|premiers|derniers|autres|d entretien|entretiens|\
     echange|rencontre|rencontres|echanges",
    "fait|faire|faites votre connaissance",
    "s il vous|te plait",
    "votre|ta relance|message|mail|courriel|appel",
    "ne sera|seront|sont|est pas lu|lus|transmis|transfere|transferes|consulte|traite|consultes",
    "recu|pour votre|vos|les|le|ta|tes|l|envoi de? vos? des? diplome|diplomes|documents|pieces|\
     references|\
     justificatifs|dossier",
];

/// Words of a verdict, of something asked, of a next step or of a change of hands.
const DANGER: &str = "\
    votre|ta|ton|vos|tes reponse|retour|decision|nouvelles|confirmation, attendons, attend, \
    attends, attendue, parmi nous, compter, conquis~, convain~, conditions, trop tard, \
    mme|monsieur|madame|m * vous|te|reviendra|contactera, tard pour, papiers, \
    avec une|un|le|la|les|des, \
    pour fixer|organiser|convenir|discuter|planifier|parler|faire|vous|en|la, afin, details, \
    malheureusement, helas, regret~, dommage, navre~, desole de|d|mais|que|qu, \
    desolee de|d|mais|que|qu, desoles de|d|mais|que|qu, retenu, retenue, retenus, retenir, \
    retient, refus~, rejet~, negati~, defavorable, \
    suite|suites favorable~|negative|donner|donnee, autre~, quelqu, prefere~, choisi, choix, \
    selectionne~, ecarte~, pourvu~, comble~, annule~, suspendu~, gele~, supprime~, ferme~, \
    clos~, abandon~, arrete~, recrute, embauche~, engage, decu~, deception, tristes~, \
    mauvaise~, mais, cependant, toutefois, neanmoins, pourtant, sauf, offre~, poste, \
    collaboration, tranche, tranche en, faveur, desormais, resultat est, proposer, propose, \
    proposons, proposition~, contrat~, felicitation~, felicit~, bienvenue, promesse, commencer, \
    commencez, integrer, rejoindre, rejoindrez, rejoignez, rencontrer, voir, revoir, entretien, \
    entretiens avec, rendez, rdv, invit~, convi~, convoqu~, disponib~, dispo~, creneau~, \
    visio~, appel~, telephon~, heure, h, essai, test~, exercice~, cas pratique, etape~, tour, \
    finale, finaliste~, shortlist~, presel~, journee d|decouverte, merci de|d, veuillez, \
    pourriez, pourrais, pouvez, peux, prier, prions, envoyez, envoyer, envoie|envoies moi|nous, \
    transmettre, transmettez, fournir, fournissez, remplir, completer, compl~, manque~, \
    manquant~, besoin~, formulaire~, document~, piece~, justificatif~, diplome~, reference~, \
    pretention~, salaire~, remuneration, preavis, confirmer, confirmez, signer, signez, \
    repondez, relance, relancer, relancez, rappel~, contactez, contacter, adresser, adressez, \
    adresse, ecrivez, ecrire, collegue~, remplac~, successeur, interlocut~, charge~, quitte~, \
    transfer~, transmis~, continuation, chance, succes, reussite, recherches, demarches, \
    avenir, conserv~, gard~, vivier, cvtheque, postuler, souhait~, bon courage, courage, \
    tranquille, cesse~, supprim~, desinscri~, reserve, liste, attente de, ensuite, apres, \
    seul~, uniquement, si, cas";
