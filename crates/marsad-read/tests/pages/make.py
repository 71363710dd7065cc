#!/usr/bin/env python3
"""Makes the sixty pages of this folder and gold.jsonl from articles.txt: twelve layouts of Arabic news sites, five articles in each.

    python3 make.py

A layout is a function below that gives a page; `day` is the date the page must yield, or None where it tells none. Run it again after
a change; the output depends on nothing else.
"""

import json
import os
from datetime import date, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))

LEVANT = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",")
EGYPT = "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر".split(",")
MAGHREB = "جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر".split(",")
MOROCCO = "يناير,فبراير,مارس,أبريل,ماي,يونيو,يوليوز,غشت,شتنبر,أكتوبر,نونبر,دجنبر".split(",")
DAYS = "الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت,الأحد".split(",")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

OTHER_TITLES = [
    "أسعار الذهب تتراجع في الأسواق المحلية", "منتخب الناشئين يتأهل إلى النهائي القاري", "طقس حار في معظم المناطق يومي الخميس والجمعة",
    "معرض الكتاب يفتح أبوابه بمشاركة ثلاثين دولة", "هكذا تحافظ على صحة قلبك في الصيف", "افتتاح جسر جديد شرق المدينة بعد تأخير عامين",
    "رأي: متى تنتهي أزمة السكن؟", "بالفيديو: لحظة إنقاذ طفل من بئر عميقة", "وفاة الممثل القدير بعد صراع مع المرض",
    "الجامعة تعلن نتائج القبول الموحد غدا",
]
COMMENTS = [
    "أتفق مع كل كلمة في هذا المقال، وأرجو أن يصل صوت الناس إلى المسؤولين قبل فوات الأوان.",
    "كلام مكرر سمعناه من قبل ولم نر منه شيئا على أرض الواقع، فلننتظر ونر ما تحمله الأيام المقبلة.",
    "شكرا للصحيفة على التغطية، لكن أين رأي الطرف الآخر في هذه القضية؟ ننتظر تقريرا أوسع.",
    "الله يستر من القادم.",
]


def articles():
    blocks = open(os.path.join(HERE, "articles.txt"), encoding="utf-8").read().split("\n\n")
    found = []
    for block in blocks[1:]:
        lines = [line for line in block.split("\n") if line]
        found.append({"title": lines[0], "summary": lines[1], "caption": lines[2], "text": lines[3:]})
    return found


def plain(line):
    return line.split(" ", 1)[1] if line[:2] in ("##", "> ", "- ") else line


def segments(article):
    return [plain(line) for line in article["text"]]


def body(article, paragraph="<p>{}</p>", between=None):
    """The text as elements; `between` maps a count of paragraphs to what stands after them."""
    out, items = [], []
    for count, line in enumerate(article["text"] + [""]):
        if line.startswith("- "):
            items.append(f"<li>{line[2:]}</li>")
            continue
        if items:
            out.append("<ul>" + "".join(items) + "</ul>")
            items = []
        if line.startswith("## "):
            out.append(f"<h3>{line[3:]}</h3>")
        elif line.startswith("> "):
            out.append(f"<blockquote><p>{line[2:]}</p></blockquote>")
        elif line:
            out.append(paragraph.format(line))
        if between and count in between:
            out.append(between[count])
    return "\n".join(out)


def menu(tag="nav"):
    names = "الرئيسية,سياسة,اقتصاد,رياضة,ثقافة وفن,منوعات,رأي,فيديو,صور,عن الموقع".split(",")
    items = "".join(f'<li><a href="/s/{i}">{name}</a></li>' for i, name in enumerate(names))
    return f'<{tag} class="main-menu"><ul>{items}</ul></{tag}>'


def links(seed, count=5, item='<li><a href="/n/{}">{}</a></li>'):
    return "".join(item.format(seed * 10 + i, OTHER_TITLES[(seed + i) % len(OTHER_TITLES)]) for i in range(count))


def arabic(day, months, weekday=True):
    text = f"{day.day} {months[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {text}" if weekday else text


def ld(data):
    return '<script type="application/ld+json">' + json.dumps(data, ensure_ascii=False) + "</script>"


# -- layouts ----------------------------------------------------------------------------------------------------------

def modern(a, day, n):
    """A large channel: JSON-LD with the whole text, ticker, share bar, box of links within the text."""
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": a["title"], "datePublished": f"{day}T14:25:00+03:00",
        "dateModified": f"{day + timedelta(days=1)}T08:00:00+03:00", "articleBody": "\n".join(segments(a)),
        "publisher": {"@type": "NewsMediaOrganization", "name": "قناة المدى"}, "inLanguage": "ar", "mainEntityOfPage": f"https://almada.example/news/{n}",
    }
    box = f'<div class="related-inline"><h4>اقرأ أيضا</h4><ul>{links(n, 3)}</ul></div>'
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{a['title']} | قناة المدى</title>
<meta property="og:title" content="{a['title']}"><meta property="og:site_name" content="قناة المدى">{ld(data)}</head><body>
<header><a href="/">قناة المدى</a>{menu()}</header>
<div class="breaking-ticker"><span>عاجل</span><marquee>{OTHER_TITLES[n % 10]} *** {OTHER_TITLES[(n + 3) % 10]} *** {OTHER_TITLES[(n + 5) % 10]}</marquee></div>
<main><article class="story"><h1>{a['title']}</h1><p class="subtitle">{a['summary']}</p>
<div class="share-bar"><a href="#">فيسبوك</a> <a href="#">تويتر</a> <a href="#">واتساب</a> <button>نسخ الرابط</button></div>
<figure><img src="/i.jpg" alt=""><figcaption>{a['caption']} (الأناضول)</figcaption></figure>
<div class="article-body">{body(a, between={1: box})}</div>
<div class="tags"><a href="/t/1">سياسة</a> <a href="/t/2">الشرق الأوسط</a></div></article>
<aside><h3>الأكثر قراءة</h3><ol>{links(n + 4)}</ol></aside></main>
<footer><p>جميع الحقوق محفوظة © قناة المدى. يمنع نسخ المواد أو إعادة نشرها دون إذن مكتوب من إدارة الموقع.</p></footer></body></html>"""


def graph(a, day, n):
    """JSON-LD as a graph without the text; the publisher by reference; links between paragraphs."""
    data = {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "https://sada.example/#org", "name": "صدى البلد اليوم"},
        {"@type": "WebPage", "@id": "https://sada.example/a", "datePublished": "2010-01-01T00:00:00Z", "name": "صفحة"},
        {"@type": ["Article", "NewsArticle"], "headline": a["title"].replace('"', "&quot;"), "datePublished": f"{day}T09:05:00Z",
         "publisher": {"@id": "https://sada.example/#org"}},
    ]}
    also = f'<p><strong>اقرأ أيضًا: </strong><a href="/n/{n}">{OTHER_TITLES[(n + 2) % 10]}</a></p>'
    return f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{a['title']} - صدى البلد اليوم</title>{ld(data)}</head><body class="rtl single">
<div class="top"><div class="date-now">الأحد 3 يونيو 2018</div>{menu("div")}</div>
<div class="content"><div class="breadcrumb"><a href="/">الرئيسية</a> › <a href="/p">سياسة</a></div>
<article><header><h1 class="title">{a['title']}</h1><div class="by">كتب: محرر الشؤون السياسية</div></header>
<div class="img"><img src="a.jpg"><p class="img-caption">{a['caption']}</p></div>
{body(a, between={0: also, 2: also})}
<p>تابعوا آخر أخبار صدى البلد اليوم عبر <a href="https://news.google.example">Google News</a></p>
</article>
<section class="more-news"><h2>أخبار ذات صلة</h2>{links(n, 6, '<div class="card"><a href="/n/{}"><h3>{}</h3></a><p>تفاصيل الخبر كاملة مع الصور والفيديو في هذا التقرير.</p></div>')}</section></div>
<footer>سياسة الخصوصية | اتصل بنا | أعلن معنا</footer></body></html>"""


def amp(a, day, n):
    """An AMP page."""
    data = {"@context": "http://schema.org", "@type": "NewsArticle", "headline": a["title"], "datePublished": f"{day}T21:40:11+02:00",
            "publisher": {"@type": "Organization", "name": "بوابة النيل", "logo": {"@type": "ImageObject", "url": "l.png"}}}
    return f"""<!doctype html><html amp lang="ar" dir="rtl"><head><meta charset="utf-8"><link rel="canonical" href="https://nile.example/{day.year}/{day.month:02}/{day.day:02}/story-{n}">
<title>{a['title']}</title><style amp-boilerplate>body{{animation:none}}</style>{ld(data)}<script async src="v0.js"></script></head><body>
<amp-sidebar id="side" layout="nodisplay"><ul>{links(n + 1, 8)}</ul></amp-sidebar>
<header class="amp-header"><button on="tap:side.toggle">القائمة</button><a href="/">بوابة النيل</a></header>
<amp-ad width="300" height="250" type="x"><div placeholder>إعلان</div></amp-ad>
<article class="amp-article"><h1>{a['title']}</h1><div class="amp-meta"><time datetime="{day}T21:40:11+02:00">{arabic(day, EGYPT)} 09:40 م</time></div>
<amp-img src="a.jpg" width="600" height="400" alt="{a['caption']}"></amp-img>
<amp-social-share type="twitter"></amp-social-share><amp-social-share type="facebook"></amp-social-share>
<div class="amp-content">{body(a, between={1: '<amp-ad type="x"><div placeholder>إعلان</div></amp-ad>'})}</div></article>
<amp-carousel><div><a href="/n/1">{OTHER_TITLES[n % 10]}</a></div><div><a href="/n/2">{OTHER_TITLES[(n + 1) % 10]}</a></div></amp-carousel>
<footer><p>بوابة النيل الإخبارية، كل الحقوق محفوظة</p></footer></body></html>"""


def tables(a, day, n):
    """A site of 2004 in windows-1256: tables, fonts, breaks; half of the pages do not declare their encoding."""
    charset = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">' if n % 2 else ""
    text = "<br><br>\n".join(segments(a))
    return f"""<HTML dir=rtl><HEAD><TITLE>جريدة الأفق - {a['title']}</TITLE>{charset}</HEAD><BODY bgcolor=#ffffff>
<TABLE width=780 align=center><TR><TD colspan=3><A href=/><IMG src=logo.gif alt="جريدة الأفق"></A></TD></TR>
<TR><TD width=140 valign=top><FONT size=2>{links(n, 7, '<A href=/n/{}>{}</A><BR>')}</FONT></TD>
<TD width=500 valign=top><FONT face="Simplified Arabic" size=5 color=#990000><B>{a['title']}</B></FONT><BR>
<FONT size=2>تاريخ النشر: {arabic(day, LEVANT)}</FONT><BR><HR>
<TABLE align=left width=200><TR><TD><IMG src=a.jpg></TD></TR><TR><TD><FONT size=1>{a['caption']}</FONT></TD></TR></TABLE>
<FONT face="Simplified Arabic" size=4>{text}</FONT><BR><BR>
<A href=print.asp?id={n}>نسخة للطباعة</A> | <A href=mail.asp>أرسل إلى صديق</A></TD>
<TD width=140 valign=top><FONT size=2>استفتاء: هل تؤيد التوقيت الصيفي؟<BR>نعم<BR>لا</FONT></TD></TR>
<TR><TD colspan=3 align=center><FONT size=1>حقوق النشر محفوظة لجريدة الأفق 1998-2006</FONT></TD></TR></TABLE></BODY></HTML>"""


def plain_iso(a, day, n):
    """A party's paper in ISO-8859-6: paragraphs, a numeric date."""
    return f"""<html dir="rtl"><head><meta http-equiv="content-type" content="text/html; charset=iso-8859-6"><title>{a['title']}</title></head><body>
<div id="menu">{menu("div")}</div><div id="page"><div id="story"><h2 class="headline">{a['title']}</h2>
<div class="pubdate">{day.day:02}/{day.month:02}/{day.year}</div>
{body(a)}
<div class="back"><a href="index.html">عودة إلى الصفحة الأولى</a></div></div>
<div id="side"><b>مقالات أخرى</b><br>{links(n, 5, '<a href="{}.html">{}</a><br>')}</div></div></body></html>"""


def wordpress(a, day, n):
    """A blog engine: Open Graph, share buttons, related posts, a long thread of comments, the author's box."""
    thread = "".join(f"""<li class="comment" id="c{i}"><article class="comment-body"><footer class="comment-meta"><b class="fn">قارئ {i}</b>
<time datetime="{day + timedelta(days=i + 1)}T10:00:00+00:00">{day + timedelta(days=i + 1)}</time></footer><div class="comment-content"><p>{COMMENTS[(i + n) % 4]}</p></div></article></li>""" for i in range(6))
    return f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="UTF-8"><title>{a['title']} – نبض الشارع</title>
<meta property="og:type" content="article"><meta property="og:title" content="{a['title']} – نبض الشارع"><meta property="og:site_name" content="نبض الشارع">
<meta property="og:url" content="https://nabd.example/archives/{n}"><meta property="article:published_time" content="{day}T11:12:13+00:00">
<meta property="article:modified_time" content="{day + timedelta(days=2)}T11:12:13+00:00"></head><body class="post-template-default single single-post">
<div id="page" class="site"><header id="masthead" class="site-header">{menu()}</header><div id="content"><main id="main"><article id="post-{n}" class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{a['title']}</h1><div class="entry-meta">بواسطة <a href="/author/x">هيئة التحرير</a></div></header>
<div class="entry-content"><p><em>{a['text'][0]}</em></p>{body({**a, 'text': a['text'][1:]})}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a href="#">تويتر</a></li><li><a href="#">فيس بوك</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3><em>مرتبط</em></h3><p>{OTHER_TITLES[n % 10]}</p><p>{OTHER_TITLES[(n + 1) % 10]}</p></div></div>
<footer class="entry-footer"><span class="tags-links">الوسوم: <a href="/tag/a">أخبار</a>، <a href="/tag/b">سياسة</a></span></footer></article>
<div class="author-box"><h4>هيئة التحرير</h4><p>فريق من الصحفيين يتابع أخبار المنطقة على مدار الساعة وينقلها إلى القراء بأمانة وحياد.</p></div>
<div id="comments" class="comments-area"><h2>6 تعليقات</h2><ol class="comment-list">{thread}</ol><form><p>لن يتم نشر عنوان بريدك الإلكتروني.</p><textarea></textarea></form></div>
</main><aside id="secondary" class="widget-area"><section class="widget"><h2>أحدث المقالات</h2><ul>{links(n)}</ul></section></aside></div></div></body></html>"""


def divisions(a, day, n):
    """Divisions for paragraphs, breaks within; months by both names."""
    months = f"{LEVANT[day.month - 1]}/{EGYPT[day.month - 1]}"
    lines = segments(a)
    half = len(lines) // 2
    first = "".join(f"<div>{line}</div><div>&nbsp;</div>" for line in lines[:half])
    second = "<br/>\n<br/>".join(lines[half:])
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{a['title']} :: وكالة الرافدين</title><meta name="description" content="{a['summary']}"></head><body dir="rtl">
<div class="wrap"><div class="hd"><div class="logo">وكالة الرافدين</div>{menu("div")}</div>
<div class="strip"><b>آخر الأخبار</b> {links(n, 3, '<span><a href="/n/{}">{}</a></span>')}</div>
<div class="col"><div class="ttl"><h1>{a['title']}</h1></div><div class="inf"><span class="d">{day.day} {months} {day.year}، آخر تحديث: 15:30</span> <span>القراءات 1{n}57</span></div>
<div class="pic"><img src="x.jpg"><div class="picdesc">{a['caption']}</div></div>
<div class="txt"><div class="in"><div class="in2">{first}<div>{second}</div></div></div></div>
<div class="fnt"><a href="#">تكبير الخط</a> <a href="#">تصغير الخط</a></div></div>
<div class="lft"><div class="box"><div class="boxh">مقالات</div>{links(n + 2, 5, '<div class="it"><a href="/m/{}">{}</a><br><small>بقلم كاتب من الأسرة</small></div>')}</div></div>
<div class="ft">وكالة الرافدين للأنباء 2018</div></div></body></html>"""


def agency(a, day, n):
    """A state agency: Hijri and civil date, a date line before the text, an end mark."""
    hijri = [("2 رمضان 1439", 2), ("17 شوال 1439", 17), ("9 محرم 1440", 9), ("21 ذو القعدة 1439", 21), ("5 ربيع الأول 1440", 5)][n % 5][0]
    lines = a["text"]
    first = f"عمّان {hijri} هـ الموافق {arabic(day, EGYPT, False)} م واس"
    gold = [first] + segments(a)
    page = f"""<!DOCTYPE html><html lang="ar-SA" dir="rtl"><head><meta charset="utf-8"><title>سياسي / {a['title']} وكالة الأنباء الوطنية</title></head><body>
<div class="header-top"><span class="today">{DAYS[5]} 29 ديسمبر 2018</span></div>{menu()}
<section class="news-details"><div class="container"><h1 class="news-title">{a['title']}</h1>
<div class="news-info"><i class="fa fa-calendar"></i> {DAYS[day.weekday()]} {hijri} هـ - {arabic(day, EGYPT, False)} م</div>
<ul class="social"><li><a href="#">مشاركة</a></li><li><a href="#">طباعة</a></li></ul>
<div class="news-text"><p>{first}</p>{body({**a, 'text': lines})}<p>// انتهى //</p><p>15:02 ت مـ</p></div></div></section>
<section class="also"><h3>مواضيع أخرى</h3><div class="row">{links(n, 4, '<div class="col-3"><a href="/view/{}">{}</a><span class="date">27 ديسمبر 2018</span></div>')}</div></section>
<footer><p>وكالة الأنباء الوطنية، هاتف: 0000000</p></footer></body></html>"""
    return page, gold


def strip(a, day, n):
    """A breaking strip above, `<time>`, a lead set bold, advertisements between the paragraphs."""
    ad = '<div class="ad-slot"><span>إعلان</span><div id="gpt-1"></div></div>'
    lead = f'<h2 class="lead"><strong>{a["summary"]}</strong></h2>'
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{a['title']}</title><meta property="og:site_name" content="الميدان نيوز"></head><body>
<div id="breaking" class="breaking-news"><ul>{links(n, 4, '<li data-id="{}"><time datetime="2018-11-30T10:00:00">10:00</time> <a href="#">{}</a></li>')}</ul></div>
{menu()}<div class="layout"><div class="article"><h1>{a['title']}</h1>
<div class="meta"><time datetime="{day}T17:45:00+03:00" class="published">{arabic(day, LEVANT)}</time></div>{lead}
<div class="player"><p class="caption">{a['caption']}</p></div>
<div class="text">{body(a, between={0: ad, 2: ad, 4: ad})}</div>
<p class="source">المصدر: الميدان نيوز + وكالات</p></div>
<div class="sidebar"><div class="opinion"><h4>آراء</h4><p>ليست المرة الأولى التي تعد فيها الحكومات بما لا تستطيع الوفاء به، ولن تكون الأخيرة في منطقتنا التي اعتادت الوعود.</p><a href="/o/1">تتمة المقال</a></div></div></div>
<div class="cookie-banner"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك في الموقع. بالاستمرار في التصفح فإنك توافق على ذلك.</p><button>موافق</button></div></body></html>"""


def undated(a, day, n):
    """No date of its own: a clock in the head and dated links to lead astray."""
    return f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{a['title']} | موقع الضفاف</title></head><body>
<header><div class="clock">الأربعاء 12 أيلول 2018 - 10:31</div>{menu()}</header>
<div role="main"><h1>{a['title']}</h1><div class="byline">موقع الضفاف - متابعة</div>
<div class="post-body">{body(a)}</div><div class="post-nav"><a rel="prev" href="/1">السابق: {OTHER_TITLES[n % 10]}</a><a rel="next" href="/2">التالي: {OTHER_TITLES[(n + 6) % 10]}</a></div></div>
<div class="related"><h3>قد يعجبك أيضا</h3>{links(n, 4, '<div class="item"><a href="/{}">{}</a> <span class="time">11 أيلول 2018</span></div>')}</div>
<footer><a href="/rss">خدمة RSS</a></footer></body></html>"""


def walled(a, day, n):
    """Notes for subscribers and a newsletter between the paragraphs; microdata; comments."""
    note = '<div class="paywall-note"><p>هذا المحتوى متاح للمشتركين. اشترك الآن بنصف السعر لتقرأ كل مقالاتنا بلا حدود.</p><a href="/sub">اشترك</a></div>'
    letter = '<div class="newsletter-signup"><h4>النشرة البريدية</h4><p>اشترك ليصلك ملخص أهم أخبار اليوم كل صباح على بريدك.</p><form><input type="email"></form></div>'
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{a['title']} - دفاتر</title><meta name="twitter:title" content="{a['title']}">
<meta name="application-name" content="دفاتر"></head><body><div class="site-nav">{menu("div")}</div>
<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="{day.strftime('%d %b %Y')} 08:00:00 GMT"><h1 itemprop="headline">{a['title']}</h1>
<p class="standfirst" itemprop="description">{a['summary']}</p>
<div itemprop="articleBody"><section>{body(a, between={1: letter, 3: note})}</section></div></div>
<div class="reader-comments"><h3>التعليقات</h3>{''.join(f'<div class="c"><strong>زائر</strong><p>{c}</p></div>' for c in COMMENTS)}</div>
<div class="most-read"><h3>الأكثر مشاهدة</h3><ul>{links(n)}</ul></div></body></html>"""


def soup(a, day, n):
    """Hashed class names, everything a division; months of the Maghreb; windows-1256 in every other page."""
    months = MOROCCO if n % 2 else MAGHREB
    charset = "windows-1256" if n % 2 else "utf-8"
    clock = f"{day.day} {months[day.month - 1]} {day.year} على الساعة 03:04 م"
    if n % 3 == 0:
        clock = clock.translate(EASTERN)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{a['title']} — أخبار الأطلس</title></head><body><div id="__root"><div class="x1a"><div class="x9q">{menu("div")}</div>
<div class="k2"><div class="k3"><div class="a77"><h1 class="b01">{a['title']}</h1><div class="b02"><span class="b03">أخبار الأطلس</span> <span class="b04">{clock}</span></div>
<div class="b10">{body(a, '<div class="b11"><span>{}</span></div>')}</div><div class="b12"><a href="#">تويتر</a><a href="#">فيسبوك</a></div></div>
<div class="k9"><div class="m1">{links(n, 6, '<div class="m2"><a href="/{}"><div>{}</div></a><div class="m3">قبل ساعتين</div></div>')}</div></div></div></div>
<div class="z1"><div>من نحن</div><div>شروط الاستخدام</div><div>أخبار الأطلس صحيفة إلكترونية مستقلة تصدر من الرباط وتعنى بالشأن المغاربي منذ عشر سنوات.</div></div></div></div></body></html>"""


LAYOUTS = [modern, graph, amp, tables, plain_iso, wordpress, divisions, agency, strip, undated, walled, soup]


def main():
    texts = articles()
    gold = []
    for number, layout in enumerate(LAYOUTS):
        for turn in range(5):
            article = texts[(number * 5 + turn * 4) % len(texts)]
            n = number * 5 + turn
            # Days after the twelfth, where a numeric date cannot be read in two ways, in months all over the year.
            day = date(2018, (n * 5) % 12 + 1, 13 + (n * 7) % 15)
            page = layout(article, day, n)
            page, text = page if isinstance(page, tuple) else (page, segments(article))
            encoding = "utf-8"
            if layout is tables or layout is soup and n % 2:
                encoding = "windows-1256"
            if layout is plain_iso:
                encoding = "iso-8859-6"
                swap = str.maketrans({"«": '"', "»": '"', "›": "-"})
                page, text = page.translate(swap), [line.translate(swap) for line in text]
                article = {**article, "title": article["title"].translate(swap)}
            name = f"{layout.__name__}-{turn + 1}.html"
            with open(os.path.join(HERE, name), "wb") as file:
                file.write(page.encode(encoding, "xmlcharrefreplace"))
            gold.append({"page": name, "title": article["title"], "date": None if layout is undated else str(day), "text": text})
    with open(os.path.join(HERE, "gold.jsonl"), "w", encoding="utf-8") as file:
        for row in gold:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


main()
