#pragma once
#include <libxml/xmlversion.h>
/// Debian's libxml2 shows ICU's headers, which clash with Foundation's own ICU; nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlmemory.h>

/// Options of the HTML parser that Creneau uses; C enums combine badly in Swift.
enum { creneau_html_options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE };

/// `xmlFree` is a thread-local macro that Swift does not see.
static inline void creneau_xml_free(void *pointer) { xmlFree(pointer); }
