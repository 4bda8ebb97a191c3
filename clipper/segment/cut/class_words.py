"""Class and id words of other languages -> the English word that says the same.

Most sites name their classes in English, whatever they print; many do not: `commentaires`,
`bildunterschrift`, `lire-aussi`, `cuerpo-nota`. The labeller learned from English pages, so each
such word is read as its English fellow. Words are written as in class names, without accents, and
one that English class names use in another sense (`tag`, `data`, `pie`) is left out.

To add a word: put it behind the English one, once in the whole file.
"""

from __future__ import annotations

_WORDS: dict[str, str] = {
    # Comments
    "comment": "kommentar commentaire comentario commento kommentti yorum komentarz",
    "comments": "kommentare kommentarer kommentarbereich commentaires comentarios commenti "
    "reacties reactie kommentit komentarze komentare komentari komentarji komentarai komentar "
    "kommentaarid diskuze diskuse hozzaszolas hozzaszolasok comentarii yorumlar kommentarii "
    "kommentariy sxolia scholia binhluan pinglun daetgul",
    "answer": "antwort antworten reponse reponses respuesta respuestas resposta respostas risposta "
    "risposte antwoord antwoorden cevap",
    "question": "frage fragen pregunta preguntas pergunta perguntas domanda domande vraag soru",
    "forum": "foro",
    # Other pages
    "related": "verwandt verwandte verwandtes aehnlich aehnliche connexes associes relacionado "
    "relacionada relacionados relacionadas relazionati correlato correlata correlati correlate "
    "gerelateerd gerelateerde relaterat relaterade relateret relaterede relatert relaterte "
    "powiazane souvisejici suvisiace kapcsolodo povezano povezane ilgili terkait bacajuga "
    "tinlienquan lienquan xiangguan kanren sxetika schetika lireaussi",
    "similar": "similaires similares simili benzer slicno podobne pohozhie pokhozhie similare",
    "recommended": "empfehlung empfehlungen empfohlen empfohlene lesetipp lesetipps recommandes "
    "recommandation recommandations recomendado recomendada recomendados recomendadas consigliati "
    "consigliato consigliate aanbevolen rekommenderat anbefalt anbefalet polecane doporucujeme "
    "doporucene ajanlo recomandate onerilen tuijian osusume",
    "featured": "destacado destacada destacados destacadas destaque destaques evidenza",
    "popular": "beliebt beliebte meistgelesen meistgelesene topartikel populaires populares "
    "masleidas masleidos maslidas maislidas piuletti popularne najpopularniejsze nejctenejsi "
    "najcitanije luetuimmat mestlest mestlaest populer terpopuler populyarnoe remen",
    "latest": "neueste neuste aktuell aktuelles derniers dernieres ultimas ultimos ultime ultimi "
    "laatste senaste seneste uusimmat najnowsze nejnovejsi najnovije terkini poslednie zuixin "
    "legfrissebb",
    "recent": "recents recientes recentes recenti",
    "more": "mehr weitere weiteres mas mais altri altre lainnya docthem",
    "read": "gelesen lesen lire lus leer lea leidas leidos leia lidas leggi letti lette lees "
    "gelezen czytaj czytane okunan okunanlar baca citeste",
    "also": "auch aussi tambien tambem anche ook takze rowniez juga",
    "see": "siehe voir veja vedi zobacz",
    "next": "naechster naechste suivant suivante siguiente proximo proxima successivo volgende "
    "nasta sonraki",
    "prev": "vorheriger vorherige precedent precedente anterior vorige foregaende forrige onceki",
    "news": "nachrichten meldungen actualite actualites actus actu noticias notizie nieuws "
    "nyheter nyheder uutiset wiadomosci zpravy hirek stiri vijesti vesti haberler berita novosti",
    "teaser": "puff puffar anreisser vignette kachel",
    # Advertising, subscriptions, app
    "ad": "anzeige anzeigen werbung werbe publicite publicidad publicidade anuncio anuncios "
    "propaganda pubblicita advertentie advertenties annons annonser annonse annonce annoncer "
    "mainos mainokset reklama reklamy reklam reklame hirdetes reclama publicitate oglas oglasi "
    "iklan quangcao guanggao diafimisi publi",
    "sponsored": "gesponsert sponsorise patrocinado patrocinada sponsorizzato gesponsord",
    "newsletter": "infolettre boletin boletines nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje "
    "rundbrief",
    "subscribe": "abo abonnieren abonnement abonnements abonner abonnez abonne abonnes suscribete "
    "suscripcion suscribirse suscriptor suscriptores assine assinante assinantes abbonati "
    "abbonamento abbonamenti iscriviti abonneren prenumerera tilaa abonelik podpiska prenumerata",
    "signup": "inscription cadastro registrieren",
    "login": "anmelden anmeldung einloggen connexion sesion ingresar entrar accedi inloggen "
    "logga logowanie giris",
    "donate": "spenden spende donar doar dona doneren",
    # Sharing
    "share": "teilen weiterempfehlen partage partager partagez compartir compartilhar compartilhe "
    "compartilhamento partilhar partilha condividi condivisione delen dela jaa udostepnij sdilet "
    "sdileni zdielat megosztas distribuie podijeli podeli paylas bagikan podelitsya chiase",
    "social": "sociales reseaux redes sociais",
    "follow": "folgen suivez seguir siguenos siga seguici volg folg takip",
    "print": "drucken imprimer imprimir stampa afdrukken skrivut",
    # Frame of the page
    "header": "kopf kopfzeile kopfbereich seitenkopf entete cabecera encabezado cabecalho koptekst "
    "sidhuvud sidehoved hlavicka naglowek fejlec antet zaglavlje",
    "masthead": "testata",
    "footer": "fuss fusszeile fussbereich seitenfuss piedpage piepagina rodape voettekst "
    "sidfot sidefod bunntekst stopka paticka lablec subsol podnozje altbilgi",
    "nav": "navi hauptnavigation",
    "menu": "hauptmenu hauptmenue",
    "breadcrumb": "brotkrumen brotkrume ariane filariane migas migaspan migalhas briciole "
    "kruimelpad brodsmulor okruszki",
    "search": "suche suchen suchfeld recherche rechercher buscar buscador busqueda busca pesquisa "
    "cerca ricerca zoeken zoek sok soeg haku szukaj wyszukiwarka hledat kereses cautare pretraga "
    "arama cari poisk",
    "sidebar": "seitenleiste randspalte marginalspalte marginalien laterale zijbalk sidofalt",
    "side": "lateral",
    "column": "spalte colonne columna coluna colonna kolom",
    "category": "kategorie ressort rubrique rubriques categoria categorie kategori kategoria "
    "kategorija rubryka",
    "section": "seccion secao sezione sektion",
    "topics": "themen temas temi aiheet sujets onderwerpen",
    "topic": "thema tema sujet onderwerp aihe",
    "tags": "schlagworte schlagwoerter stichworte stichwoerter schlagwort etiquettes etiquetas "
    "etichette tagi etiketter",
    # Notices
    "consent": "einwilligung zustimmung consentement consentimiento consentimento consenso "
    "toestemming samtykke samtycke "
    # ... and programs that ask for it, by the names their boxes bear.
    "iubenda didomi onetrust cookiebot usercentrics truste trustarc osano borlabs cmplz complianz "
    "axeptio tarteaucitron klaro cookieyes quantcast cookielaw cookiehub",
    "privacy": "datenschutz confidentialite privacidad privacidade integritet",
    "legal": "impressum rechtliches juridique legales",
    "notice": "hinweis hinweise aviso avviso melding",
    # Author and date
    "author": "autor autoren autorin verfasser redakteur auteur auteurs auteure autora "
    "autores redactor periodista autore autori jornalista skribent forfattare forfatter "
    "kirjoittaja toimittaja szerzo yazar muhabir penulis avtor tacgia chosha zuozhe",
    "byline": "autorenzeile firma firmante",
    "date": "datum fecha dato paivamaara paivays tarih tanggal datumzeile",
    "time": "uhrzeit hora heure orario tijd klokkeslett",
    "published": "veroeffentlicht publie publicado publicada pubblicato gepubliceerd publicerad "
    "publisert julkaistu opublikowano",
    "source": "quelle quellen fuente fonte bron kalla kilde zrodlo zdroj",
    # Headline, lead, caption
    "title": "titel titre titulo titolo titlu tytul titlos naslov baslik judul tieude biaoti cim",
    "headline": "ueberschrift schlagzeile titraille titular titulares manchete overskrift otsikko "
    "nadpis manset zagolovok midashi",
    "kicker": "dachzeile spitzmarke surtitre antetitulo volanta cintillo chapeu occhiello "
    "nadnaslov",
    "subtitle": "untertitel unterzeile soustitre subtitulo sottotitolo underrubrik podnaslov "
    "podtytul podzagolovok",
    "lead": "vorspann anlauf chapo chapeau accroche bajada entradilla copete ingress ingressi "
    "manchet perex catenaccio linhafina sapo",
    "summary": "zusammenfassung resumen resumo sumario sommario riassunto samenvatting ozet",
    "caption": "bildunterschrift bildunterzeile bildtext bildlegende legende leyenda legenda "
    "epigrafe piefoto didascalia bijschrift onderschrift billedtekst bildetekst kuvateksti "
    "popisek kepalairas podpis",
    "credit": "bildnachweis bildquelle fotocredit credito creditos fotograf fotografo",
    # The content
    "article": "artikel artikels articulo articulos artigo artigos articolo articoli artikkel "
    "artikler artikkeli artykul artykuly clanek clanky clanok clanak clanci cikk articol articole "
    "noticia notizia nota materia makale haber statya statia arthro baiviet wenzhang kiji gisa "
    "straipsnis raksts",
    "content": "inhalt inhalte hauptinhalt contenu contenus contenido contenidos conteudo "
    "contenuto contenuti inhoud innehall innhold indhold sisalto tresc obsah tartalom continut "
    "sadrzaj icerik noidung neirong soderzhanie",
    "body": "fliesstext lauftext artikeltext corps cuerpo corpo broodtekst brodtext brodtekst "
    "leipateksti zhengwen honbun",
    "text": "texte texto testo tekst teksti metin keimeno",
    "post": "beitrag beitraege bericht",
    "story": "meldung geschichte",
    "paragraph": "absatz paragraphe parrafo paragrafo alinea",
    "quote": "zitat cita citazione citaat",
    "image": "bild bilder foto fotos imagen imagenes imagem imagens immagine immagini afbeelding "
    "kuva zdjecie obrazek resim gorsel",
    "gallery": "bildergalerie fotostrecke bildstrecke diaporama galerie galeria galleria "
    "fotogallery",
    "list": "liste lista lijst",
    "box": "kasten infokasten encadre recuadro riquadro kader faktaruta",
    "toc": "inhaltsverzeichnis sommaire inhoudsopgave spistresci",
    "description": "beschreibung descripcion descricao descrizione beschrijving opis opisanie",
    # Shops
    "product": "produkt produkte produit produits producto productos produto produtos prodotto "
    "prodotti produkten tuote urun",
    "price": "preis preise prix precio precios preco prezzo prezzi prijs pris hinta cena fiyat",
    "cart": "warenkorb panier carrito carrinho carrello winkelwagen varukorg kosar sepet",
    "reviews": "bewertung bewertungen rezension rezensionen opiniones resenas avaliacoes "
    "recensioni beoordelingen recensioner",
}
ENGLISH: dict[str, str] = {
    word: english for english, words in _WORDS.items() for word in words.split()
}
"""The English class word of each foreign one, both in lower case."""
