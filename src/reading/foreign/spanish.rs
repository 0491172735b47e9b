//! Spanish, as it is written in Spain and in Latin America, by usted, tú and vos.
//!
//! Words stand as `lexicon::folded` makes them: without accents.

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
    negations: &[
        "no", "ni", "nunca", "jamas", "ningun", "ninguna", "ninguno", "sin", "tampoco", "nada",
    ],
    yet: &["aun", "todavia"],
    conditions: &["si", "caso", "salvo", "siempre"],
    conceding: &["aun", "incluso"],
    pronouns: &[
        "yo", "tu", "usted", "ustedes", "nosotros", "ellos", "te", "le", "les", "se", "su", "nos",
        "vos", "lo", "la", "eres", "es", "esta", "hemos", "estas",
    ],
    joins: &["y", "e", "o"],
};

const STOP: &[&str] = &[
    "no me|nos|vuelva|vuelvas|vuelvan * escribas|escriba|escriban|contactes|contacte|contacten|\
     envies|envie|envien|mandes|mande|llames|llame|contactar|escribir|llamar|enviar|mandar|\
     contactarme|escribirme|contactarnos|escribirnos",
    "no vuelva|vuelvas|vuelvan a contactar~|escribir~|llamar~|enviar~|mandar~",
    "deje|deja|dejen|dejad de * escribir~|contactar~|enviar~|mandar~|llamar~|molestar~",
    "no quiero|deseo|queremos|deseamos * recibir|contacte|contacten|escriba|contactos",
    "elimine|elimina|eliminen|borre|borra|borren|quite|quiteme|quitame|retire|elimineme|borreme * \
     lista|datos|correo|direccion|base",
    "abstengase|abstenganse de * contactar~|escribir~|enviar~",
    "darme|dame|denme|deme de baja",
    "ningun|ni|mas correo|correos|mensaje|mensajes * por favor|gracias",
];

const REJECTION: &[&str] = &[
    "no ha|han|hemos prosperado|avanzado|salido",
    "no has|ha|han pasado|avanzado a|de|el|la",
    "no poder * ofrec~|contar|continuar|seguir",
    "quedaste|quedo|quedas fuera",
    "decidio|decidieron|decidimos|decidido|decantado|decanto|inclinado|inclino por otra|otro|\
     alguien",
    "no ha|has|fue|fuiste|resulto|sera|ha|haya|sido|han * seleccionada|seleccionado|elegida|\
     elegido|escogida|escogido|preseleccionada|preseleccionado|admitida|admitido|aceptada|\
     aceptado|apta|apto|favorable|superado|satisfactorio|positivo",
    "no has|ha|haber superado|pasado * prueba|fase|entrevista|proceso|corte|pruebas|seleccion",
    "no|sin seguir|seguimos|continuamos|avanzamos|seguiremos|continuar|continuaremos|continuara|\
     continuaras|avanzar|\
     avanzaremos|avanzaras|avanzara|proceder|procederemos|continuas|continua|sigues|sigue|\
     avanzas|avanza|proseguir|seguira|seguiras|continuaran|continue * \
     adelante|candidatura|contigo|usted|proceso|postulacion|perfil|solicitud|siguiente|vos",
    "no * vamos|podemos|hemos|va|decidimos|decidido|continuar|avanzar|seguir * adelante * \
     candidatura|contigo|postulacion|perfil|solicitud|usted|vos|proceso",
    "no * avanzar|continuar|seguir|proceder|proseguir con tu|su|vos|usted|vuestra|el candidatura|\
     postulacion|perfil|solicitud|proceso|contigo|aplicacion",
    "no * avanzar|continuar|seguir|seguira|continuara|avanzara|continua con|en contigo|el|la|este|\
     proceso|vacante|seleccion",
    "otro|otra|otros|otras|distinto candidato|candidata|candidatos|candidatas|perfil|perfiles|\
     persona|personas|candidatura|candidaturas|aspirante|aspirantes|postulante|postulantes|\
     opcion|opciones",
    "alguien mas|con|que|distinto|otro * experiencia|perfil|decidido|seleccionado|interno|\
     experimentado|cerca",
    "decantado|optado|decidido|elegido|seleccionado|escogido|contratado|cogido|inclinado|\
     decidimos|elegimos|optamos|escogimos|contratamos|seleccionamos * alguien|otro|otra|otros|\
     otras",
    "descartado|descartada|descartar|descartado|descartarte|rechazado|rechazada|desestimado|\
     desestimada|desestimar|rechazar|denegada * tu|su|candidatura|solicitud|postulacion|te|le|ha",
    "tu|su candidatura|solicitud|postulacion|perfil * descartado|descartada|rechazado|rechazada|\
     desestimado|desestimada|denegada|excluida|excluido",
    "has|ha sido * descartado|descartada|rechazado|rechazada|excluido|excluida",
    "queda|quedas|quedo fuera|excluida|excluido|descartada|descartado",
    "perfil|candidatura|experiencia|curriculum|cv * no * ajusta|encaja|corresponde|cumple|\
     adecua|adapta|suficiente|reune|coincide",
    "no * ajusta|encaja|corresponde|cumple|adecua|encajas|cumples|reunes|reune|encajaba * perfil|\
     buscamos|requisitos|puesto|necesidades|equipo|vacante|requerimientos|buscando|perfil",
    "no hemos * seleccionar|seleccionado|elegido|escogido|retenido",
    "optamos|decidimos|elegimos|preferimos|optado por|a|una un|una|alguien * con|mas",
    "no te|le|la|lo vamos|podemos|podremos a? contratar|ofrecer|seleccionar|elegir|coger|\
     incorporar",
    "no * podemos|podremos|es|posible ofrecer~ * puesto|plaza|vacante|posicion|empleo|trabajo",
    "no * contratar~|incorporar~",
    "no ha podido ser",
    "no podra|pudo|va a? ser esta|posible|en * vez|ocasion|oportunidad",
    "no * contar contigo|con usted|vos",
    "no contaremos|contamos con|contigo",
    "lamento|lamentamos|siento|sentimos|lamentablemente|desafortunadamente|desgraciadamente|\
     pesar|pena * no ha|has|hemos|fue|fuiste|vamos|podemos|seguiremos|sera|continuaremos|sido|\
     avanzaremos|cumple|cumples|encaja|continuas|continua|sigue|sigues",
    "respuesta|decision|resultado * negativa|negativo|desfavorable",
    "es un no",
    "no eres|es la|el|lo persona|candidato|candidata|perfil|que",
    "no * formaras|formara parte",
];

const CLOSED: &[&str] = &[
    "vacante|puesto|plaza|proceso|posicion|busqueda|convocatoria|contratacion|oferta * \
     cancelada|cancelado|cerrada|cerrado|suspendida|suspendido|congelada|congelado|cubierta|\
     cubierto|anulada|anulado|paralizado|paralizada|ocupada|ocupado|desierta|desierto|pausado|\
     pausada|amortizada|eliminada|eliminado|detenido|detenida",
    "cancelado|cancelar|suspendido|suspender|congelado|cubierto|anulado|paralizado|cerrado|\
     cancelamos|suspendimos|cerramos|cubrimos|pausado el|la|los|esta|este|nuestro|nuestra|todas \
     vacante|puesto|plaza|proceso|posicion|busqueda|convocatoria|contrataciones|procesos",
    "ya no esta|hay|estamos vacante|disponible|abierta|abierto|vigente|buscando|plaza|puesto|\
     contratando",
    "no se cubrira|va",
    "congelacion de contrataciones|plantilla",
];

const TIMELINE: &[&str] = &[
    "decision|resolucion * tomara|toma|tomaran|tomaremos",
    "te|le|os|les diremos|digo|dire|decimos|avisamos|aviso|avisaremos|avisare|informaremos|\
     informo|informamos|informare|contactaremos|contactamos|contacto|comunicaremos|comunico|\
     comunicamos|escribo|escribire|escribimos|escribiremos|confirmo|confirmamos|confirmaremos|\
     cuento|contamos|contare|comento|comentamos|comentare|llegara|haremos|hare|respondo|\
     responderemos|respondere|contestamos|contesto|contestaremos|estaremos|mantendremos",
    "te|le|les|os dare|daremos|doy|damos|daran|dara|digo * respuesta|noticias|algo|resultado|\
     novedades|decision|conocer|feedback|contestacion|razon",
    "tendras|tendra|tendremos|recibiras|recibira|tendre|sabras|sabra|sabremos|conoceras * \
     respuesta|noticias|algo|resultado|novedades|decision|feedback|mas|contestacion",
    "tomar|tomaremos|tomara|tomaran|tomamos|habremos|tomado * decision",
    "decidiremos|decidimos|decide|decidir|decidira|deciden|decidiran|resolvera|resolveremos",
    "respuesta|decision|resultado|resultados * lista|sale|saldra|saldran|comunicara|enviara|\
     publica|\
     publicaran|antes|conocera",
    "pondre|pondremos|pongo|ponemos|pondran|pondra en contacto",
    "nos|me pondremos|pondre|comunicaremos|comunicare|comunicamos|comunico|pondra contigo|con|en",
    "volveremos|volvere|vuelvo|volvemos a * contactar~|escribir~|comunicar~",
    "avisaremos|avisare|informaremos|contactaremos",
];

const HOLDING: &[&str] = &[
    "estamos|seguimos|sigo|continuamos|estan|siguen|todavia|aun * valorando|evaluando|revisando|\
     analizando|estudiando|entrevistando|deliberando|seleccion|proceso|entrevistas|decidiendo|\
     pendientes|esperando",
    "sigue|continua|siguen|continuan en|su|abierto|activo|adelante|pie curso|proceso|marcha|\
     evaluacion|revision|pie",
    "proceso|candidatura|seleccion * en curso|marcha|revision|evaluacion|estudio|abierto",
    "en cuanto|tan pronto|cuando * novedades|noticias|algo|sepamos|sepa|decision|respuesta|\
     tengamos|\
     tenga|haya",
    "todavia|aun no|sin * hemos|decidido|decision|noticias|respuesta|novedades|tenemos|ha|han|hay",
    "no * todavia|aun",
    "no hay|tenemos novedades|noticias",
    "sin novedades|noticias",
];

const AWAY: &[&str] = &[
    "fuera de la|oficina oficina?",
    "de|en vacaciones",
    "ausente",
    "de baja",
    "licencia medica|maternidad|paternidad|por",
    "permiso de|por maternidad|paternidad",
    "no estare|estoy disponible|en",
    "no tendre|tengo acceso",
    "de viaje",
    "me reincorporo|reincorporare|incorporo|incorporare",
    "regreso|regresare|vuelvo|volvere el|a|al|la oficina|lunes|martes|miercoles|jueves|viernes|\
     trabajo|proximo",
];

/// What stands before and behind what is said.
const FRAME: &[&str] = &[
    "hola|buenas|buenos|buen tardes? dias? dia? noches?",
    "estimado|estimada|estimados|estimadas|querida|querido|apreciada|apreciado|muy",
    "sr|sra|srta|don|dona|senor|senora",
    "saludos|saludo|abrazo|abrazos|besos|cordialmente|atentamente|atte|cordial",
    "un|reciba|recibe|muchos|cordial|afectuoso|fuerte un? cordial? saludo|saludos|abrazo|afectuoso|\
     fuerte",
    "el|tu|equipo|departamento equipo|departamento|de|secretario|director|directora",
    "recursos humanos",
    "este|esto es|correo|mensaje un|se|es|ha mensaje|correo|generado|automatico|sido",
    "por favor no responda|respondas|conteste|contestes",
    "tel|telefono|movil|www|sl|sa|calle",
    "quedo|quedamos a|atento|atenta tu|su|disposicion",
];

const COURTESY: &[&str] = &[
    "confirmamos|confirmo|acusamos|acuso * recepcion|recibo",
    "gracias|agradezco|agradecemos|agradecido|agradecida|agradecerte|agradecerle",
    "recibido|recibida|recibidos|recibidas|recibi|recibimos",
    "hemos|he recibido",
    "placer|gusto|encantado|encantada|alegria|alegro|alegra",
    "fue|ha|ha|estuvo * genial|agradable|estupendo|estupenda|interesante|bueno|lindo|linda",
    "de nada",
    "que tengas|tenga|pases|pase|tengan",
    "buen|buena|feliz|felices|lindo|linda|excelente fin|finde|semana|dia|tarde|verano|navidad|\
     fiestas|vacaciones|ano|jornada|puente",
    "tu|su paciencia|interes|comprension|tiempo",
    "perdon|perdona|perdone|disculpa|disculpe|disculpas|siento * demora|retraso|tardanza|espera|\
     por|el",
    "a ti|usted|vos",
    "igualmente",
    "quedo|quedamos|estamos * disposicion",
];

const NEUTRAL: &[&str] = &[
    "terminando|acabando|finalizando|haciendo|realizando|cerrando|terminaremos|terminamos * \
     entrevistas|proceso|ronda",
    "entrevistas * terminan|semana|curso|siguen|pendientes",
    "comite|direccion|cliente|consejo|junta|gerencia * reune|reunira|decide|valora|valorando|\
     revisa|revisando|aprobar",
    "llevar|llevando|lleva|tardando|tarda|alargando|alargado|retrasado|retrasa|demorado|demora * \
     tiempo|mas|poco|previsto|proceso",
    "retraso|demora|retrasos",
    "informamos|informo de|que el|proceso sigue|proceso",
    "mucho|bastante|mucha trabajo|lio|candidaturas",
    "de momento",
    "por el|ahora momento?",
];

/// These take the sting out of words that are dangerous elsewhere.
const HARMLESS: &[&str] = &[
    "hablar|habla|hablamos|ver|vemos|ve|conocer|entrevistar|entrevistamos|recibir|recibimos \
     con|a? otro|otra|otros|otras candidato|candidata|candidatos|candidatas|persona|personas|\
     perfil|perfiles",
    "queda|quedan|falta|faltan|resta|restan * otro|otra|otros|otras * candidato|candidata|\
     candidatos|candidatas|persona|personas|perfil|perfiles|aspirante|aspirantes",
    "entrevistaremos|entrevistamos|vemos|veremos|recibimos|recibiremos a otro|otra|otros|otras \
     * candidato|candidata|candidatos|candidatas|persona|personas",
    "gracias|agradezco|agradecemos * por|tu|su respuesta|contestacion",
    "tal? como te|le|os|ya? comente|dije|acordamos|acordado|comentamos|hablamos|quedamos",
    "placer|gusto|encantado|encantada de? conocerte|conocerle|conocerla|hablar|saludarte|\
     conversar|verte",
    "con una|la|el|nuestra respuesta|decision|resultado",
    "no * todavia|aun",
    "todavia|aun no hemos|ha|han|tenemos|hay|he decidido|decision|noticias|respuesta|novedades|\
     tomado|podido|una|nada",
    "todavia|aun no",
    "no hay|tenemos novedades|noticias todavia|aun",
    "sin novedades|noticias todavia|aun|por",
    "no responda|respondas|conteste|contestes|responder|contestar a|este",
    "de nada",
    "nada mas",
    "candidatura|postulacion|solicitud|interes|cv|curriculum para|por|a|al|en el|la|nuestra|esta? \
     puesto|vacante|plaza",
    "tomar|tomaremos|tomara|tomando|tomado una|la decision",
    "entrevista|entrevistas del|de|esta|la|en|y|esta|con",
    "recibido|recibidos|por|enviar|el|los|envio los|las|el|de|tus|sus certificado~|documentos|\
     documentacion|referencias",
    "correos|correo|mensajes|mensaje no sera|seran leido|leidos|reenviado|reenviados",
    "las|la|nuestra|tu|su|por|primeras|ultimas entrevista|entrevistas",
];

/// Words of a verdict, of something asked, of a next step or of a change of hands.
const DANGER: &str = "\
    tu|su|vuestra|tus|sus respuesta|contestacion|decision|confirmacion|noticias, esperamos, \
    espero, espera de, respuesta tuya|suya, \
    sra|sr|senor|senora * escribira|contactara|atiende|lleva|llamara, condicion~, convenc~, \
    fuera de plazo, fuera del, demasiado, tarde para, tenerte, tenerle, con nosotros, \
    sin ti|usted, \
    con la|el|una|un|los|las|mas, para concretar|fijar|hablar|acordar|ver|cerrar|que|la|el, \
    donde, detalles, lleva, hace falta, lament~, desafortunad~, desgraciad~, \
    siento que|mucho|decir|comunicar|informar, sentimos, sintiendo~, pena, lastima, triste, \
    mala, malas, negativ~, desfavorable, descart~, rechaz~, desestim~, denegad~, exclu~, otro, \
    otra, otros, otras, alguien, distint~, diferente~, seleccionad~, elegid~, elegimos, \
    escogid~, optado, decantad~, contratad~, contratar, cogid~, cancel~, cerrad~, suspend~, \
    congel~, cubiert~, anulad~, paraliz~, desiert~, pausad~, pero, sin embargo, aunque, \
    no obstante, finalmente, al final, oferta~, ofrec~, propuesta~, contrato~, felicidades, \
    felicit~, enhorabuena, bienvenid~, incorpor~, sumes, sumarte, unirte, unas, empezar, \
    empiezas, puesto, plaza, entrevista, entrevistar, entrevistarte, reunion~, reunir~, cita, \
    citar~, llamad~, llam~, telefon~, videollamada, zoom, meet, conocerte, verte, verla, verle, \
    vernos, invit~, disponib~, hora, horas, horario, prueba~, test, caso, ejercicio~, ronda, \
    fase, siguiente~, finalista~, agend~, coordin~, viene bien, venir, pasarte, por favor, \
    podria~, podrias, puede, puedes, podes, necesit~, falta, faltan, faltaria~, \
    envia~, envie~, enviar~, \
    envie, manda~, mande~, remit~, adjunt~, complet~, rellen~, firm~, confirma, confirmar, \
     confirmarme, confirmarnos, confirmanos, confirme~, \
    facilit~, indica~, indique~, document~, referencia~, pretension~, salari~, renta, sueldo, \
    certificad~, formulario~, cuestionario, responde, contesta, escribe~, escriba~, escribas, \
    contacta, contacte, contactes, dirija~, dirigir~, dirigete, companer~, colega~, sustitu~, \
    reemplaz~, encarg~, responsable, dejado, dejo, traslad~, suerte, exito~, animo~, futur~, \
    oportunidades, busqueda, conserv~, guard~, base, tendremos en cuenta, en cuenta, desea~, \
    deseo, reserva, lista, solo, solamente, unicamente, si, despues, luego, posteriormente, \
    molest~, baja de, elimin~, borr~, hubiera, hubiese, decidio, eligio, quedaste, \
    colaboracion, desde hoy, favor, vacante, habria, ocasion, lamentable~";
